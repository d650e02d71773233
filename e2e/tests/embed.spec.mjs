// The elements in other people's pages: three kinds of host, each under the policy that the documentation asks for.

import { about, element, expect, expectAccessible, rowOf, test, told } from "../embed/visit.mjs";

test.setTimeout(60_000);

const ASSIGNER = "support-contact-assigner";
const CARD = "support-contact-card";
const field = (page) => page.getByRole("combobox", { name: "Designated support contact" });

/** Chooses somebody else who may, and submits. Gives the name. */
async function assignSomebody(page) {
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  const other = page.locator("[role=option]:not([aria-disabled]):not([aria-selected=true])").first();
  await expect(other).toBeVisible();
  const name = await other.locator("bdi").innerText();
  await other.click();
  await page.getByRole("button", { name: "Submit", exact: true }).click();
  return name;
}

/** The page's settings, for hosts that make the element themselves. */
const settings = (it) => `<script type="application/json" id="settings">${JSON.stringify(it)}</script>`;

test.describe("a page of", () => {
  const HOSTS = {
    plain: ["Northwind Traders AG", "Azure plan"],
    react: ["Northwind Traders AG", "Microsoft Entra ID P2"],
    vue: ["Margie's Travel", "Microsoft 365 Business Standard"],
  };
  for (const [host, [customer, product]] of Object.entries(HOSTS)) {
    test(`${host} assigns, and hears of it`, async ({ page, portal }) => {
      const it = about(portal, rowOf(portal, customer, product));
      const parts = { host, tag: ASSIGNER, version: "1.0.0", integrity: portal.integrity.integrity };
      const body = host === "plain" ? element(ASSIGNER, it) : settings(it);
      const said = [];
      page.on("console", (message) => said.push(message.text()));
      page.on("request", (request) => said.push(request.url()));
      await page.goto(portal.serve(`/${host}`, { ...parts, body }));
      await expect(field(page)).toBeVisible();
      await expect(page.getByText("in the portal")).toBeHidden();
      await expectAccessible(page);
      const name = await assignSomebody(page);
      await expect(page.getByRole("heading", { name: "Review" })).toBeVisible();
      await expectAccessible(page);
      const [{ results }] = await told(page, "assigned");
      expect(results.map(({ subscriptionId, outcome }) => [subscriptionId, outcome])).toEqual([
        [it.ids["subscription-id"], "assigned"],
      ]);
      if (host !== "plain") await expect(page.locator("output")).toHaveText("assigned");
      const { items } = await portal.admin(`subscriptions/${it.ids["subscription-id"]}/history`);
      expect(items[0].contact?.name ?? items[0].after?.name).toBe(name);
      expect(JSON.stringify(items[0])).toContain("Anna Kovács");
      expect(JSON.stringify(items[0])).toContain(`Portal ${portal.origin}`);
      // The token is in no event, attribute, address or log.
      const [token] = await page.evaluate(() => window.tokens);
      said.push(JSON.stringify(await page.evaluate(() => window.log)), await page.content());
      expect(said.join("\n")).not.toContain(token);
    });
  }
});

test("a list: some of a customer's subscriptions at once", async ({ page, portal }) => {
  const { customer } = rowOf(portal, "Tailspin Toys Łódź", "Microsoft 365 Business Premium");
  const rows = portal.rows.filter((row) => row.customer.id === customer.id && !row.ended);
  const it = { ids: { tenant: portal.tenant, "customer-id": customer.id }, wish: about(portal, rows[0]).wish };
  await page.goto(portal.serve("/list", { tag: ASSIGNER, body: element(ASSIGNER, it, 'lang="en"') }));
  for (const row of rows) await expect(page.getByRole("checkbox", { name: new RegExp(escaped(row.product)) })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("checkbox", { name: "Select all" }).check();
  await field(page).focus();
  await page.keyboard.press("ArrowDown");
  await page.locator("[role=option]:not([aria-disabled])").nth(1).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Assign .* to \d+ subscription/ }).click();
  await expect(page.getByRole("heading", { name: "Submitted" })).toBeVisible();
  const [{ results }] = await told(page, "assigned");
  expect(results.length).toBeGreaterThan(0);
  expect(results.every(({ outcome }) => ["assigned", "unchanged"].includes(outcome))).toBe(true);
  await expectAccessible(page);
});

test("the page may say no before anything is sent", async ({ page, portal }) => {
  const row = rowOf(portal, "Graphic Design Institute für angewandte Kunst und Typografie", "Microsoft 365 E3");
  await page.goto(portal.serve("/no", { tag: ASSIGNER, body: element(ASSIGNER, about(portal, row)) }));
  await page.evaluate(() => addEventListener("support-contact-before-submit", (event) => event.preventDefault()));
  await assignSomebody(page);
  await expect.poll(() => told(page, "before-submit")).toHaveLength(1);
  const [{ rows }] = await told(page, "before-submit");
  expect(rows[0].subscriptionId).toBe(row.id);
  expect(rows[0].from.tenantId).not.toBe(rows[0].to.tenantId);
  await expect(page.getByRole("button", { name: "Submit", exact: true })).toBeVisible();
  expect(await told(page, "assigned")).toEqual([]);
  const { contact } = await portal.admin(`subscriptions/${row.id}`);
  expect(contact.tenantId).toBe(row.contact.tenantId);
});

test("the card says whom to call, and dials", async ({ page, portal }) => {
  const row = rowOf(portal, "Contoso GmbH", "Microsoft 365 Business Premium");
  const it = about(portal, row, ["support"]);
  const parts = { tag: CARD, version: "1.0.0", integrity: portal.integrity.integrity };
  await page.goto(portal.serve("/card", { ...parts, body: element(CARD, it, 'lang="de"') }));
  await expect(page.getByRole("link", { name: /^\+\d/ }).first()).toHaveAttribute("href", /^tel:\+\d+$/);
  await expect(page.getByText(/Jetzt geöffnet|Öffnet|Geschlossen/).first()).toBeVisible();
  await expectAccessible(page);
});

test("a reader changes nothing, and reads why", async ({ page, portal }) => {
  const row = rowOf(portal, "Northwind Traders AG", "Microsoft 365 E5");
  const it = about(portal, row, ["read"]);
  await page.goto(portal.serve("/read", { tag: ASSIGNER, body: element(ASSIGNER, it) }));
  await expect(page.getByText(row.contact.name).first()).toBeVisible();
  await expect(field(page)).toHaveCount(0);
  expect(await page.locator(ASSIGNER).evaluate((it) => it.matches(":state(readonly)"))).toBe(true);
  expect(await page.locator(ASSIGNER).evaluate((it) => it.value.tenantId)).toBe(row.contact.tenantId);
  await expectAccessible(page);
});

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
