// The offline demonstration: what it is beside the app.

import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "../static.mjs";
import { choose, expect, expectAccessible, opened, signIn, test } from "../test.mjs";

const HELPDESK = "Alex Wilber";
const DIST = fileURLToPath(new URL("../../dist-demo", import.meta.url));
const LANGUAGES = ["en", "de", "hu", "cs", "pt-BR", "zh-CN"];

const bar = (page) => page.getByRole("region", { name: "Demo", exact: true });
/** The bar, whatever its language. */
const anyBar = (page) => page.locator("section").filter({ has: page.locator(".sc-message") }).first();
const field = (page) => page.getByRole("combobox", { name: "Designated support contact" });
const state = (page) => page.evaluate(() => switchboard.demo.state());

/** Waits until the copy for times without a network is whole. */
const kept = (page) => expect(bar(page)).toContainText("Ready for offline use.");

/** Opens the controls. */
async function controls(page) {
  await bar(page).getByRole("button", { name: "Demo controls" }).click();
  return page.getByRole("dialog", { name: "Demo controls" });
}

/** The row of a subscription that none of the story's troubles is about. */
async function openFirst(page) {
  await page.getByRole("button", { name: "Assign… Microsoft 365 E5, Woodgrove Bank" }).click();
  await expect(field(page)).toBeFocused();
}

test.describe("on a plain host, below a path", () => {
  // A host without the app's addresses says 404 and gives the page; one that is gone says nothing.
  test.use({ expectedFaults: [/status of 404|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED/] });

  test("a deep link opens at the first visit, and everything without a network at the second", async ({ page, context }) => {
    const { url, stop } = await serve(DIST, { prefix: "/some/sub/path/" });
    await page.goto(`${url}customers/0c39d6d5-c70d-4c55-bc02-f620844f3fd1?x=1`);
    await expect(page).toHaveURL(new RegExp(`^${url}sign-in`));
    await kept(page);
    await signIn(page, HELPDESK, `${url}activity`);
    await expect(page.getByRole("heading", { level: 1, name: "Activity log" })).toBeVisible();

    await stop();
    await context.setOffline(true);
    await page.goto(`${url}customers?q=contoso`);
    await expect(page.getByRole("rowheader", { name: /Contoso GmbH/ })).toBeVisible();
    await page.getByRole("link", { name: "Contoso GmbH" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Contoso GmbH" })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("heading", { level: 1, name: "Contoso GmbH" })).toBeVisible();
    await page.getByRole("link", { name: "Settings" }).or(page.getByRole("button", { name: /Signed in/ })).first().click();
    await page.getByRole("link", { name: "Subscriptions", exact: true }).click();
    await openFirst(page);
    await choose(page, "trey", /Trey Research/);
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Review" })).toBeFocused();
  });

  test("a new version waits until it is wanted, and then is there whole", async ({ page }) => {
    const folder = test.info().outputPath("dist");
    cpSync(DIST, folder, { recursive: true });
    const { url, stop } = await serve(folder);
    await page.goto(url);
    await kept(page);
    const before = await page.evaluate(() => caches.keys());
    for (const file of ["index.html", "sw.js"]) {
      const text = readFileSync(`${folder}/${file}`, "utf8");
      writeFileSync(`${folder}/${file}`, text.replace("<title>", '<meta name="of" content="the next"><title>').replace(/BUILD = "/, '$&next-'));
    }
    await page.evaluate(() => navigator.serviceWorker.getRegistration().then((it) => it.update()));
    await expect(bar(page)).toContainText("A new version is ready.");
    await expect(page.locator("meta[name=of]")).toHaveCount(0);
    await bar(page).getByRole("button", { name: "Reload" }).click();
    await expect(page.locator("meta[name=of]")).toHaveCount(1);
    await kept(page);
    const after = await page.evaluate(() => caches.keys());
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
    await stop();
    rmSync(folder, { recursive: true });
  });
});

test("what was done is there after a reload, and gone after a reset", async ({ page }) => {
  await signIn(page, HELPDESK);
  await openFirst(page);
  await choose(page, "southridge", /Southridge/);
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Review" })).toBeFocused();
  await page.goto("/");
  const row = page.getByRole("row").filter({ hasText: "Woodgrove Bank" }).filter({ hasText: "Microsoft 365 E5" });
  await expect(row).toContainText("Southridge Vídeo");

  const dialog = await controls(page);
  await dialog.getByRole("button", { name: "Start over with a dozen customers" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Sign in" })).toBeVisible();
  await signIn(page, HELPDESK);
  await expect(row).not.toContainText("Southridge Vídeo");
});

test("one becomes somebody else, and time passes", async ({ page }) => {
  await signIn(page, HELPDESK);
  const flags = () => page.getByRole("group", { name: "Needs attention" }).innerText();
  const before = await flags();
  for (const days of [30, 60, 90, 120]) {
    await (await controls(page)).getByRole("button", { name: "Advance 30 days" }).click();
    await expect(bar(page)).toContainText(`The clock is ${days} days ahead.`);
    await opened(page);
  }
  await expect(page.getByRole("button", { name: new RegExp(HELPDESK) })).toBeVisible();
  expect(await flags()).not.toEqual(before);
  await (await controls(page)).getByLabel("Sign in as").selectOption({ label: "Johanna Lorenz (Trey Research)" });
  await expect(page.getByRole("button", { name: /Johanna Lorenz/ })).toBeVisible();
});

test.describe("when a colleague changes the row", () => {
  test("the next submit meets it", async ({ page }) => {
    await signIn(page, HELPDESK);
    await expect((await controls(page)).getByRole("button", { name: "A colleague changes this row now" })).toHaveAttribute("aria-disabled", "true");
    await page.keyboard.press("Escape");
    await openFirst(page);
    await choose(page, "trey", /Trey Research/);
    await (await controls(page)).getByRole("button", { name: "A colleague changes this row now" }).click();
    await expect(page.getByText(/Megan Bowen has assigned/)).toBeVisible();
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Changed by someone else" })).toBeFocused();
  });
});

test("errors are as far away as a link", async ({ page }) => {
  await signIn(page, HELPDESK);
  const open = async (name) => {
    await (await controls(page)).getByRole("link", { name }).click();
    await expect(page).toHaveURL(/open=00000000/);
  };
  await open(/^500/);
  await expect(page.getByText("Something went wrong on our side.", { exact: false })).toBeVisible();
  await open(/^412/);
  await expect(field(page)).toBeVisible();
  await expectAccessible(page);
});

test("so many requests fail as one wishes, and none again", async ({ page }) => {
  await page.goto("/?chaos=100");
  await expect(page).not.toHaveURL(/chaos/);
  expect((await state(page)).chaos).toBe(100);
  const ask = () =>
    page.evaluate(async () => {
      const signal = AbortSignal.timeout(300);
      const answers = Array.from({ length: 12 }, () => switchboard.fetch("api/v1/personas", { signal }).then((it) => it.status, () => 0));
      return [...new Set(await Promise.all(answers))].sort();
    });
  expect(await ask()).not.toContain(200);
  await (await controls(page)).getByLabel("Requests that fail").selectOption("0");
  await page.keyboard.press("Escape");
  expect(await ask()).toEqual([200]);
  await signIn(page, HELPDESK);
});

test("one tab has it, another takes it over and finds all that was done", async ({ page, context }) => {
  await signIn(page, HELPDESK);
  const other = await context.newPage();
  await other.goto("/");
  await expect(bar(other)).toContainText("Another tab has the demo.");
  await bar(other).getByRole("button", { name: "Use it here" }).click();
  await expect(bar(other)).toContainText("Demo data, stays in this browser.");
  await opened(other);
  await expect(other.getByRole("button", { name: new RegExp(HELPDESK) })).toBeVisible();
  await expect(bar(page)).toContainText("Another tab has taken over the demo.");
  await expectAccessible(page, "section[aria-label]");
});

test.describe("a journal that cannot be read", () => {
  const spoil = (page, change) =>
    page.evaluate(
      ([change]) =>
        new Promise((resolve, reject) => {
          const open = indexedDB.open(`switchboard-demo ${new URL(document.baseURI).pathname}`);
          open.onsuccess = () => {
            const transaction = open.result.transaction(["state", "lines"], "readwrite");
            if (change === "line") transaction.objectStore("lines").add('{"tenant":"nonsense"');
            else transaction.objectStore("state").put({ version: 999 }, 0);
            transaction.oncomplete = () => resolve(open.result.close());
            transaction.onerror = reject;
          };
        }),
      [change],
    );

  for (const change of ["line", "version"]) {
    test(`is set aside whole, and the demo begins anew (${change})`, async ({ page }) => {
      await signIn(page, HELPDESK);
      await spoil(page, change);
      await page.reload();
      await expect(bar(page)).toContainText("It was set aside, and the demo began anew.");
      const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
      expect(names.filter((name) => name.endsWith("(set aside)"))).toHaveLength(1);
      await signIn(page, HELPDESK);
      await page.reload();
      await expect(bar(page)).not.toContainText("set aside");
      await expect(page.getByRole("button", { name: new RegExp(HELPDESK) })).toBeVisible();
    });
  }
});

test("without a database it runs, and says that it keeps nothing", async ({ page }) => {
  // The worker has its own global, so the whole program is told that there is none.
  await page.context().route("**/kept.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `const indexedDB = { open() { throw new Error("private") } };${await answer.text()}` });
  });
  await page.goto("/");
  await expect(bar(page)).toContainText("This browser keeps nothing");
  await signIn(page, HELPDESK);
});

test("5,000 subscriptions come without the page standing still", async ({ page }) => {
  test.slow();
  await page.addInitScript(() => {
    window.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: "longtask" });
  });
  await signIn(page, HELPDESK);
  await page.evaluate(() => (window.longest = 0));
  const took = await page.evaluate(async () => {
    const start = performance.now();
    await switchboard.demo.reset("large");
    return performance.now() - start;
  });
  const longest = await page.evaluate(() => window.longest);
  test.info().annotations.push({ type: "figure", description: `seeded in ${took.toFixed(0)} ms, longest task of the page ${longest.toFixed(0)} ms` });
  console.log(`5,000 subscriptions in ${took.toFixed(0)} ms; the page's longest task meanwhile ${longest.toFixed(0)} ms`);
  expect(longest).toBeLessThan(200);
  const personas = await page.evaluate(async () => (await (await switchboard.fetch("api/v1/personas")).json()).items);
  await signIn(page, personas.at(-1).name);
  await expect(page.getByText(/[45],\d{3} subscriptions/)).toBeVisible();
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  await expect(page.getByRole("rowheader").first()).toBeVisible();
});

test.describe("the bar and its controls", () => {
  for (const locale of LANGUAGES) {
    test(`are accessible and fit in ${locale}`, async ({ browser }) => {
      const context = await browser.newContext({ locale, viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      await page.goto("/");
      await opened(page);
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth);
      expect(await fits()).toBeLessThanOrEqual(320);
      const opener = anyBar(page).getByRole("button").last();
      await opener.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page);
      expect(await fits()).toBeLessThanOrEqual(320);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await expect(opener).toBeFocused();
      await context.close();
    });
  }
});
