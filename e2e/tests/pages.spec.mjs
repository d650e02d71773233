import { endSession, expect, expectAccessible, opened, signIn, test } from "../test.mjs";

const PROVIDER = /Megan Bowen/;
const SALES = /Diego Siciliani/;
const CUSTOMER = /Adele Vance/;

const heading = (page, name) => page.getByRole("heading", { level: 1, name });

test("signing in leads to what was asked for, signing out to the sign-in page", async ({ page }) => {
  await page.goto("/customers?q=contoso");
  await page.getByRole("button", { name: PROVIDER }).click();
  await expect(heading(page, "Customers")).toBeFocused();
  await expect(page).toHaveURL("/customers?q=contoso");
  await expect(page.getByLabel("Search customers")).toHaveValue("contoso");
  await page.getByRole("button", { name: "Signed in as Megan Bowen" }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(heading(page, "Sign in")).toBeFocused();
  await page.goto("/customers");
  await expect(heading(page, "Sign in")).toBeVisible();
});

test("nobody is sent to another site after signing in", async ({ page }) => {
  await page.goto("/sign-in?next=https%3A%2F%2Fevil.example");
  await page.getByRole("button", { name: PROVIDER }).click();
  await expect(heading(page, "Subscriptions")).toBeVisible();
  expect(new URL(page.url()).hostname).toBe("127.0.0.1");
});

test("a search asks while one types, says when nothing matches, and gives the focus back", async ({ page }) => {
  await signIn(page, PROVIDER);
  await page.getByRole("link", { name: "Customers", exact: true }).click();
  const field = page.getByLabel("Search customers");
  await field.pressSequentially("contoso g");
  await expect(page.getByRole("rowheader")).toHaveCount(1);
  await expect(page).toHaveURL("/customers?q=contoso%20g");
  await field.fill("zzz");
  await expect(page.getByText("No customer matches")).toBeVisible();
  await page.getByRole("button", { name: "Clear the search" }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("");
  await expect(page.getByRole("rowheader", { name: /Contoso GmbH/ })).toBeVisible();
});

test("one customer: who supports what, who else could, and what the customer sees", async ({ page }) => {
  await signIn(page, PROVIDER);
  await page.goto("/customers?q=contoso%20gmbh");
  await page.getByRole("link", { name: "Contoso GmbH" }).click();
  await expect(heading(page, "Contoso GmbH")).toBeFocused();
  await expect(page).toHaveTitle("Contoso GmbH – Switchboard");
  await expect(page.getByRole("table", { name: "Relationships and delegated admin privileges" })).toBeVisible();
  await expect(page.getByRole("link", { name: "+49 89 99998 210" })).toHaveAttribute("href", "tel:+498999998210");
  await opened(page);
  await expectAccessible(page);
});

test("a customer sees its own page only, each line with its state and its hours", async ({ page }) => {
  await signIn(page, CUSTOMER);
  await expect(heading(page, "Support")).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText(["Support"]);
  await expect(page.getByText(/^(Open now|Closed)/).first()).toBeVisible();
  await page.getByText("Support hours").first().click();
  await expect(page.getByText(/Times in the time zone of the support line/).first()).toBeVisible();
  await expectAccessible(page);
  await page.goto("/customers");
  await expect(page.getByText("Only the provider’s people see the list of customers.")).toBeVisible();
});

test("the activity log is filtered by its address, paged, and tells all of an entry", async ({ page }) => {
  await signIn(page, PROVIDER);
  await page.getByRole("link", { name: "Activity log" }).click();
  await opened(page);
  const first = await page.getByRole("row").nth(1).innerText();
  await page.getByRole("link", { name: "Next" }).click();
  await expect(heading(page, "Activity log")).toBeFocused();
  await expect(page.getByRole("row").nth(1)).not.toHaveText(first);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page).toHaveURL("/activity");
  await page.getByLabel("Outcome").selectOption("Refused");
  await expect(page).toHaveURL("/activity?refused=true");
  await opened(page);
  const row = page.getByRole("row").nth(1);
  await row.getByText("Details").click();
  await expect(row.getByText("Request ID")).toBeVisible();
  await expectAccessible(page);
});

test("whose role does not show the log is told whose does", async ({ page }) => {
  await signIn(page, SALES);
  await page.goto("/activity");
  await expect(page.getByText("Your role does not show the activity log.")).toBeVisible();
  await expect(page.getByText(/It is shown to: Admin agent, Global admin, Helpdesk agent,? and Auditor/)).toBeVisible();
});

test("language, theme and row height change at once and are kept", async ({ page }) => {
  await signIn(page, PROVIDER);
  await page.goto("/settings");
  await page.getByRole("combobox", { name: "Language" }).selectOption("Magyar");
  await expect(heading(page, "Beállítások")).toBeVisible();
  await page.getByRole("combobox", { name: "Téma" }).selectOption("Sötét");
  await page.reload();
  await expect(heading(page, "Beállítások")).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "hu");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await opened(page);
  await expectAccessible(page);
});

test("an address without a page says so and leads home", async ({ page }) => {
  await signIn(page, PROVIDER);
  await page.goto("/no-such-page");
  await expect(heading(page, "Page not found")).toBeVisible();
  await page.getByRole("link", { name: "Go to the start page", exact: true }).click();
  await expect(heading(page, "Subscriptions")).toBeFocused();
});

test.describe("when things go wrong", () => {
  // The browser writes every failed request to its console.
  test.use({ expectedFaults: [/Failed to load resource/] });

  test("a session that ends in the middle of the work is renewed above the page, and the work goes on", async ({ page }) => {
    await signIn(page, PROVIDER);
    await page.goto("/customers");
    await opened(page);
    await endSession(page);
    await page.getByLabel("Search customers").fill("northwind");
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await expect(dialog.getByRole("button")).toHaveText(["", /Megan Bowen/]);
    await dialog.getByRole("button", { name: PROVIDER }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("rowheader")).toHaveText([/Northwind Traders/]);
    await expect(page.getByLabel("Search customers")).toHaveValue("northwind");
  });

  // Nothing cuts the demonstration off from its server.
  test("without a network the page says so, keeps its rows, and asks again when it is back @server", async ({ page, context }) => {
    await signIn(page, PROVIDER);
    await page.goto("/customers");
    await opened(page);
    await context.setOffline(true);
    await page.getByLabel("Search customers").fill("northwind");
    await expect(page.getByText("You are offline.")).toBeVisible();
    await expect(page.getByText("This could not be refreshed; what you see is older.")).toBeVisible();
    await expect(page.getByRole("rowheader", { name: /Contoso GmbH/ })).toBeVisible();
    await context.setOffline(false);
    await expect(page.getByRole("rowheader")).toHaveText([/Northwind Traders/], { timeout: 15_000 });
    await expect(page.getByText("You are offline.")).toBeHidden();
  });
});

test.describe("on a narrow screen", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("nothing scrolls sideways", async ({ page }) => {
    await signIn(page, PROVIDER);
    for (const path of ["/customers", "/activity", "/settings", "/no-such-page"]) {
      await page.goto(path);
      await opened(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
    }
  });
});
