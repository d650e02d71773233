import { expect, expectAccessible, opened, signIn, test } from "../test.mjs";

test("the app opens with one heading, without an error, accessible", async ({ page }) => {
  const response = await page.goto("/");
  // A static host sends none: the page has its own.
  const own = page.locator("meta[http-equiv=Content-Security-Policy]");
  const policy = response.headers()["content-security-policy"] ?? (await own.getAttribute("content"));
  expect(policy).toContain("'wasm-unsafe-eval'");
  expect(policy).not.toContain("unsafe-inline");
  await opened(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page).toHaveTitle(/Switchboard/);
  await expectAccessible(page);
});

// The network is looked at, where the demonstration is not.
test("the start asks early for what the first view needs, and for nothing twice @server", async ({ page }) => {
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/");
  await opened(page);
  expect(asked.filter((path) => path.startsWith("/locales/"))).toEqual(["/locales/en.txt"]);
  expect(asked.filter((path) => path.endsWith("_bg.wasm"))).toHaveLength(1);
  expect(asked.filter((path) => path === "/api/v1/session")).toHaveLength(1);
  expect(asked).not.toContain("/api/v1/subscriptions");
});

test("the first rows are asked for while the program is still on its way, and once @server", async ({ page }) => {
  await signIn(page, "Alex Wilber");
  const forRows = (request) => new URL(request.url()).pathname === "/api/v1/subscriptions";
  const asked = [];
  page.on("request", (request) => forRows(request) && asked.push(request.url()));
  const first = page.waitForRequest(forRows);
  await page.route("**/*.wasm", async (route) => {
    await first;
    await route.continue();
  });
  await page.goto("/");
  await opened(page);
  await expect(page.getByRole("row")).toHaveCount(31);
  expect(asked).toHaveLength(1);
});

test.describe("when the app cannot start", () => {
  test.use({ expectedFaults: [/./], locale: "de-AT" });

  test("the page says so in the reader's language", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("/");
    await expect(page.getByRole("alert")).toContainText("konnte nicht gestartet werden");
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false, expectedFaults: [/./] });

  test("the page says what it needs", async ({ page }) => {
    await page.goto("/");
    await expect(page.locator("noscript p").first()).toBeVisible();
    await expect(page.locator("noscript p")).toHaveCount(6);
  });
});
