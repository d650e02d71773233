// The documentation of the elements, which runs on the demonstration's server.

import { expect, expectAccessible, test } from "../test.mjs";

const PAGE = "embed/1/index.html";
const stage = (page) => page.getByRole("group", { name: "The element" });
const log = (page) => page.getByRole("list", { name: "Events" });

test.setTimeout(60_000);

test("an element that can be used, its events, and code that follows the panel", async ({ page }) => {
  await page.goto(PAGE);
  await expect(page.locator("html[data-ready]")).toBeVisible();
  await expect(stage(page).getByRole("combobox", { name: "Designated support contact" })).toBeVisible();
  await expect(log(page)).toContainText("support-contact-ready");
  await expectAccessible(page);
  await page.getByLabel("Language").selectOption("hu");
  await expect(page.locator("#recipes")).toContainText('lang="hu"');
  await page.getByRole("combobox", { name: /^Element/ }).selectOption({ label: "Card" });
  await expect(stage(page).getByRole("link", { name: /^\+\d/ }).first()).toHaveAttribute("href", /^tel:/);
  await expect(page.locator("#recipes")).toContainText("<support-contact-card");
  await page.getByRole("combobox", { name: /^Element/ }).selectOption({ label: "Assigner, a list" });
  await expect(stage(page).getByRole("checkbox").first()).toBeVisible();
  await expectAccessible(page);
});

test("submits with a real token, and can be told not to", async ({ page }) => {
  await page.goto(PAGE);
  const field = stage(page).getByRole("combobox", { name: "Designated support contact" });
  const choose = async () => {
    await field.focus();
    await page.keyboard.press("ArrowDown");
    await stage(page).locator("[role=option]:not([aria-disabled]):not([aria-selected=true])").first().click();
    await stage(page).getByRole("button", { name: "Submit", exact: true }).click();
  };
  await page.getByLabel("Prevent submitting").check();
  await choose();
  await expect(log(page)).toContainText("support-contact-before-submit (prevented)");
  await page.getByLabel("Prevent submitting").uncheck();
  await stage(page).getByRole("button", { name: "Submit", exact: true }).click();
  await expect(stage(page).getByRole("heading", { name: "Review" })).toBeVisible();
  await expect(log(page)).toContainText("support-contact-assigned");
  await expectAccessible(page);
});
