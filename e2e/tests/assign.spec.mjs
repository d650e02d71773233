// The main job: who supports a subscription is decided, and the customer sees it.
//
// All tests share one server; each changes a subscription of its own.

import { afterwardsAs, choose, endSession, expect, expectAccessible, signIn, test } from "../test.mjs";

const HELPDESK = "Alex Wilber";
const ADMIN = "Megan Bowen";
const AUDITOR = "Johanna Lorenz";
const CUSTOMER = "Adele Vance";

const field = (page) => page.getByRole("combobox", { name: "Designated support contact" });
const submit = (page) => page.getByRole("button", { name: "Submit", exact: true });
const row = (page, product, customer) => page.getByRole("row").filter({ hasText: customer }).filter({ hasText: product });

/** Opens the panel of a subscription from the worklist. */
async function open(page, product, customer) {
  await page.getByRole("button", { name: `Assign… ${product}, ${customer}` }).click();
  await expect(field(page)).toBeFocused();
}

test("choose, submit, review, close, by keyboard alone; then the customer sees it", async ({ page }) => {
  await signIn(page, HELPDESK);
  await page.getByLabel("Search subscriptions").fill("contoso visio");
  const assign = page.getByRole("button", { name: "Assign… Visio Plan 2, Contoso GmbH" });
  await expect(page.getByRole("row")).toHaveCount(2);
  await assign.focus();
  await page.keyboard.press("Enter");
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("Trey Research");
  await page.keyboard.type("fabri");
  await expect(page.getByRole("option", { name: /Fabrikam, Inc\..*4847512.*Germany/ })).toBeVisible();
  await expectAccessible(page);

  // At most four keystrokes after the name.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const preview = page.getByRole("region", { name: "Preview of the change" });
  await expect(preview).toContainText("Trey Research");
  await expect(preview).toContainText("Microsoft shows no support contact for this kind of subscription");
  await expect(preview.getByRole("link", { name: "+49 40 66969 300" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Review" })).toBeFocused();
  const review = page.getByRole("region", { name: "Review" });
  await expect(review).toContainText("Fabrikam, Inc. now supports Visio Plan 2 of Contoso GmbH");
  await expect(page.getByRole("listitem").filter({ hasText: "Trey Research → Fabrikam, Inc." })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(assign).toBeFocused();
  await expect(row(page, "Visio Plan 2", "Contoso GmbH")).toContainText("Fabrikam, Inc.");
  await expect(row(page, "Visio Plan 2", "Contoso GmbH")).toContainText("Chosen by a person");

  await afterwardsAs(CUSTOMER, page, async (support) => {
    await expect(support.getByRole("article").filter({ hasText: "Visio Plan 2" })).toContainText("Fabrikam, Inc.");
  });
});

test("the provider comes first and is the default; Close is a button too", async ({ page }) => {
  await signIn(page, HELPDESK);
  await open(page, "Microsoft 365 E3", "Graphic Design Institute");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option").first()).toHaveAccessibleName(/Trey Research Default/);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Preview of the change" })).toBeVisible();
  await page.getByLabel("Reason").fill("They asked for us");
  await page.getByLabel("Ticket reference").fill("T-1042");
  await submit(page).click();
  await expect(page.getByRole("heading", { name: "Review" })).toBeFocused();
  const entry = page.getByRole("listitem").filter({ hasText: "T-1042" });
  await expect(entry).toContainText("They asked for us");
  await expect(entry).toContainText(HELPDESK);
  await page.getByRole("region", { name: "Review" }).getByRole("button", { name: "Close" }).click();
  await expect(page.getByRole("button", { name: /Assign… Microsoft 365 E3, Graphic Design Institute/ })).toBeFocused();
});

test("who is not eligible sets nothing, and every reason is said", async ({ page }) => {
  await signIn(page, HELPDESK);
  await open(page, "Project Online Premium", "A. Datum");
  await choose(page, "litware", /Litware/);
  const reasons = page.getByRole("alert");
  await expect(reasons).toContainText("Litware, Inc. cannot be the contact. Nothing was changed.");
  await expect(reasons).toContainText("It has not signed the Microsoft Partner Agreement.");
  await expect(reasons).toContainText("What to do");
  await expect(field(page)).toHaveValue("Trey Research");
  await expectAccessible(page);
  await submit(page).click();
  const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link", { name: /Choose a support contact/ }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAccessibleDescription(/Choose a support contact/);
  await page.keyboard.type("nobody of that name");
  await expect(page.getByText(/request a partnership, or a relationship with the customer/)).toBeVisible();
});

test("an unverified one needs the tick of whoever may confirm", async ({ page }) => {
  await signIn(page, ADMIN);
  await open(page, "Azure plan", "Wingtip Toys");
  await choose(page, "tailwind", /Tailwind Traders/);
  await submit(page).click();
  await expect(page.getByRole("alert").filter({ hasText: "There is a problem" })).toContainText("confirmed this with the reseller");
  const tick = page.getByRole("checkbox", { name: "I have confirmed this with the reseller" });
  await tick.check();
  await expectAccessible(page, ".sc-panel");
  await submit(page).click();
  await expect(page.getByRole("region", { name: "Review" })).toContainText("Tailwind Traders now supports");
  await expect(page.getByText("Confirmed with the reseller")).toBeVisible();

  await afterwardsAs(HELPDESK, page, async (helpdesk) => {
    await open(helpdesk, "Visio Plan 1", "Nakladatelství Lucerne Publishing");
    await choose(helpdesk, "tailwind", /Tailwind Traders/);
    const told = helpdesk.getByRole("status").filter({ hasText: "is not verified yet" });
    await expect(told).toContainText("Admin agent or Global admin");
    await expect(field(helpdesk)).toHaveValue("Trey Research");
  });
});

test("a role that may not assign sees the value and why", async ({ page }) => {
  await signIn(page, AUDITOR);
  await page.getByRole("button", { name: "Assign… Azure plan, Contoso GmbH" }).click();
  const panel = page.getByRole("region", { name: "Azure plan" });
  await expect(panel).toContainText("Fabrikam, Inc.");
  await expect(panel.getByText(/Your role \(Auditor\) may see the contact but not assign it/).first()).toBeVisible();
  await expect(submit(page)).toHaveAttribute("aria-disabled", "true");
  await expect(submit(page)).toHaveAccessibleDescription(/Admin agent, Global admin,? or Helpdesk agent/);
  await expectAccessible(page);
});

// Two browsers share one server here; the demonstration's visitor meets a colleague in `demo.spec.mjs`.
test.describe("when somebody else is quicker @server", () => {
  test.use({ expectedFaults: [/status of 412/] });

  test("theirs, mine and the value before are shown, and one is chosen", async ({ page, browser }) => {
    await signIn(page, HELPDESK);
    await open(page, "Microsoft 365 E5", "Woodgrove Bank");
    await choose(page, "southridge", /Southridge/);

    const other = await browser.newContext({ locale: "en-GB" });
    const colleague = await other.newPage();
    await signIn(colleague, ADMIN);
    await open(colleague, "Microsoft 365 E5", "Woodgrove Bank");
    await choose(colleague, "trey", /Trey Research/);
    await submit(colleague).click();
    await expect(colleague.getByRole("heading", { name: "Review" })).toBeFocused();
    await other.close();

    await submit(page).click();
    await expect(page.getByRole("heading", { name: "Changed by someone else" })).toBeFocused();
    const conflict = page.getByRole("region", { name: "Changed by someone else" });
    await expect(conflict).toContainText("First Up Consultants");
    await expect(conflict).toContainText(`by ${ADMIN}`);
    await expectAccessible(page);
    await conflict.getByRole("button", { name: "Assign Southridge Vídeo" }).click();
    await expect(page.getByRole("region", { name: "Review" })).toContainText("Southridge Vídeo now supports");
  });
});

test.describe("when the way to the server is cut", () => {
  test.use({ expectedFaults: [/ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 401/] });

  // Nothing cuts the demonstration off from its server.
  test("offline keeps the draft, a reload too, and it goes on after @server", async ({ page, context }) => {
    await signIn(page, HELPDESK);
    await open(page, "Power Apps Premium", "Northwind Traders AG");
    await choose(page, "fabrikam", /Fabrikam/);
    await page.getByLabel("Reason").fill("Their own partner");
    await context.setOffline(true);
    await submit(page).click();
    await expect(page.getByText("You are offline.", { exact: false })).toBeVisible();
    await expect(page.getByText("Your entries are kept; submit again", { exact: false })).toBeVisible();
    await expect(field(page)).toHaveValue("Fabrikam, Inc.");
    await context.setOffline(false);
    await page.reload();
    await expect(field(page)).toHaveValue("Fabrikam, Inc.");
    await expect(page.getByLabel("Reason")).toHaveValue("Their own partner");
    await submit(page).click();
    await expect(page.getByRole("heading", { name: "Review" })).toBeFocused();
  });

  test("the end of the session keeps the draft and goes on after signing in", async ({ page }) => {
    await signIn(page, HELPDESK);
    await open(page, "Microsoft Entra ID P2", "Northwind Traders AG");
    await choose(page, "trey", /Trey Research/);
    await endSession(page);
    await submit(page).click();
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.getByRole("button", { name: HELPDESK }).click();
    await expect(page.getByRole("heading", { name: "Review" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Review" })).toContainText("Trey Research now supports");
  });
});

test("leaving what is not submitted asks once", async ({ page }) => {
  await signIn(page, HELPDESK);
  await open(page, "Microsoft Teams Enterprise", "Tailspin Toys Łódź");
  await choose(page, "southridge", /Southridge/);
  await page.getByRole("link", { name: "Customers" }).click();
  const dialog = page.getByRole("dialog", { name: "Leave without submitting?" });
  await expectAccessible(page, "dialog[open]");
  await dialog.getByRole("button", { name: "Stay here" }).click();
  await expect(field(page)).toHaveValue("Southridge Vídeo");
  await page.getByRole("link", { name: "Customers" }).click();
  await dialog.getByRole("button", { name: "Leave and discard" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Customers" })).toBeFocused();
  await page.goBack();
  await expect(field(page)).toHaveValue("Trey Research");
});

test("the page of a subscription has the same flow, its facts and its history", async ({ page }) => {
  await signIn(page, HELPDESK);
  await row(page, "Exchange Online (Plan 1)", "Fourth Coffee").getByRole("link", { name: "Exchange Online (Plan 1)" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Exchange Online (Plan 1)" })).toBeVisible();
  await expect(page.getByText(/Partner Center names another contact/)).toBeVisible();
  await expect(page.getByRole("heading", { name: "History" })).toBeVisible();
  await expectAccessible(page);
  await field(page).focus();
  await choose(page, "trey", /Trey Research/);
  await expect(page.getByText(/Partner Center showed .* until it is written there/)).toBeVisible();
});
