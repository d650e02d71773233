// The worklist: searched, narrowed down, sorted, shared by its address; and "Who supports …?".

import { expect, expectAccessible, opened, signIn, test } from "../test.mjs";

const HELPDESK = "Alex Wilber";

test.beforeEach(async ({ page }) => signIn(page, HELPDESK));

test("filters stand in the address, and back and forward undo and redo them", async ({ page }) => {
  await page.getByRole("checkbox", { name: /Not eligible/ }).check();
  await expect(page).toHaveURL(/flag=ineligible/);
  await expect(page.getByRole("checkbox", { name: /Not eligible/ })).toBeFocused();
  await expect(page.getByText("3 subscriptions")).toBeVisible();
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.getByRole("button", { name: "Product", exact: true }).click();
  await expect(page).toHaveURL(/sort=product/);
  await expectAccessible(page);
  await page.goBack();
  await page.goBack();
  await expect(page.getByRole("checkbox", { name: /Not eligible/ })).not.toBeChecked();
  await page.goForward();
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.reload();
  await opened(page);
  await expect(page.getByRole("row")).toHaveCount(4);
  await page.getByRole("button", { name: "Remove filter Needs attention: Not eligible" }).click();
  await expect(page).not.toHaveURL(/flag=/);
});

test("words are looked for as they are typed; nothing found says what to do", async ({ page }) => {
  const search = page.getByLabel("Search subscriptions");
  await search.fill("lodz");
  await expect(page.getByRole("row")).toHaveCount(4);
  await expect(page).toHaveURL(/q=lodz/);
  await search.fill("no such thing");
  await expect(page.getByText("No subscription matches")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Show all subscriptions" }).click();
  await expect(search).toHaveValue("");
  await expect(page.getByText("30 subscriptions")).toBeVisible();
});

test("a long list goes on and back by its own links", async ({ page }) => {
  await page.goto("/?limit=20");
  await expect(page.getByRole("row")).toHaveCount(21);
  await page.getByRole("link", { name: "Next" }).click();
  await expect(page.getByRole("row")).toHaveCount(11);
  await page.getByRole("link", { name: "Previous" }).click();
  await expect(page.getByRole("row")).toHaveCount(21);
});

test("who supports …: the first answer, by keyboard", async ({ page }) => {
  const who = page.getByRole("combobox", { name: "Who supports …?" });
  await who.fill("contoso");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("Contoso GmbH");
  await expect(first).toContainText(/First Up Consultants: \d products? · Open/);
  await expect(page.locator("[role=status]").filter({ hasText: "Contoso GmbH. " })).toContainText("+49");
  await expectAccessible(page);
  await who.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Contoso GmbH" })).toBeFocused();
  await who.fill("fabrikam");
  await page.getByRole("option", { name: /Fabrikam/ }).first().click();
  await expect(page).toHaveURL(/contact=/);
});

test("the language changes without a reload, names do not", async ({ page }) => {
  await page.evaluate(() => (window.same = true));
  for (const [language, button, heading, assign] of [
    ["Deutsch", /^Language/, "Abonnements", "Zuweisen …"],
    ["简体中文", /^Sprache/, "订阅", "指定…"],
  ]) {
    await page.getByRole("button", { name: button }).click();
    await page.getByRole("button", { name: language }).click();
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    await expect(page.getByText(assign, { exact: true }).first()).toBeVisible();
    await expect(page.getByText("Fourth Coffee Café & Pâtisserie").first()).toBeVisible();
    await expectAccessible(page);
  }
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  expect(await page.evaluate(() => window.same)).toBe(true);
});

test.describe("on a small screen", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("nothing scrolls sideways, with and without the panel", async ({ page }) => {
    const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBe(0);
    await page.getByRole("button", { name: /Assign… Microsoft 365 E3, Graphic Design/ }).click();
    await expect(page.getByRole("combobox", { name: "Designated support contact" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("option").first()).toBeVisible();
    expect(await overflow()).toBe(0);
    await expectAccessible(page);
  });
});

test("in forced colours the list and the panel can be used", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.getByRole("button", { name: /Assign… Azure plan, Contoso/ }).click();
  await expect(page.getByRole("combobox", { name: "Designated support contact" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("option", { name: "Trey Research" })).toBeVisible();
  // The first press only opens when the list was still on its way.
  await page.keyboard.press("ArrowDown");
  const active = page.locator("[role=option][data-active]");
  await expect(active).toBeVisible();
  const [own, list] = await active.evaluate((option) => [option, option.parentElement].map((one) => getComputedStyle(one).backgroundColor));
  expect(own).not.toBe(list);
});
