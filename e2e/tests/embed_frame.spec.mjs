// The elements in a frame, for pages that may run no WebAssembly and ask for Trusted Types.

import { about, element, expect, expectAccessible, rowOf, test, told } from "../embed/visit.mjs";

test.setTimeout(60_000);

const ASSIGNER = "support-contact-assigner";
const CARD = "support-contact-card";
const inside = (page) => page.frameLocator("iframe");
const parts = { policy: "framed", version: "1.0.0", tag: ASSIGNER };

test("assigns in a frame, and the page around it hears the same", async ({ page, portal }) => {
  const it = about(portal, rowOf(portal, "A. Datum Österreich", "Microsoft 365 Business Basic"));
  const integrity = portal.integrity.integrity;
  await page.goto(portal.serve("/frame", { ...parts, integrity, body: element(ASSIGNER, it, 'mode="frame" lang="en"') }));
  const field = inside(page).getByRole("combobox", { name: "Designated support contact" });
  await expect(field).toBeVisible();
  await expect.poll(() => told(page, "ready")).toHaveLength(1);
  await expectAccessible(page);
  await field.focus();
  await field.press("ArrowDown");
  const other = inside(page).locator("[role=option]:not([aria-disabled]):not([aria-selected=true])").first();
  await expect(other).toBeVisible();
  // The list is whole inside the frame, which has grown for it.
  const [list, frame] = [await inside(page).getByRole("listbox").boundingBox(), await page.locator("iframe").boundingBox()];
  expect(list.y + Math.min(list.height, 200)).toBeLessThanOrEqual(frame.y + frame.height + 1);
  await other.click();
  await inside(page).getByRole("button", { name: "Submit", exact: true }).click();
  await expect(inside(page).getByRole("heading", { name: "Review" })).toBeVisible();
  const [{ rows }] = await told(page, "before-submit");
  const [{ results }] = await told(page, "assigned");
  expect(results[0].outcome).toBe("assigned");
  expect(results[0].contact.tenantId).toBe(rows[0].to.tenantId);
  expect(await page.locator(ASSIGNER).evaluate((it) => it.value.tenantId)).toBe(rows[0].to.tenantId);
  // As high as what it shows, and no higher.
  const [{ height }] = (await told(page, "resize")).slice(-1);
  await expect(page.locator("iframe")).toHaveCSS("height", `${height}px`);
  await expectAccessible(page);
});

test("the page may say no, and the frame sends nothing", async ({ page, portal }) => {
  const row = rowOf(portal, "康托索烘焙（柏林）有限公司", "Microsoft 365 Business Basic");
  await page.goto(portal.serve("/frame-no", { ...parts, body: element(ASSIGNER, about(portal, row), 'mode="frame"') }));
  await page.evaluate(() => addEventListener("support-contact-before-submit", (event) => event.preventDefault()));
  const field = inside(page).getByRole("combobox", { name: "Designated support contact" });
  await field.focus();
  await field.press("ArrowDown");
  await inside(page).locator("[role=option]:not([aria-disabled]):not([aria-selected=true])").first().click();
  await inside(page).getByRole("button", { name: "Submit", exact: true }).click();
  await expect.poll(() => told(page, "before-submit")).toHaveLength(1);
  await expect(inside(page).getByRole("button", { name: "Submit", exact: true })).toBeVisible();
  expect(await told(page, "assigned")).toEqual([]);
});

test("the card in a frame has links that dial", async ({ page, portal }) => {
  const it = about(portal, rowOf(portal, "Contoso GmbH", "Visio Plan 2"), ["support"]);
  await page.goto(portal.serve("/frame-card", { ...parts, tag: CARD, body: element(CARD, it, 'mode="frame" lang="cs"') }));
  await expect(inside(page).getByRole("link", { name: /^\+\d/ }).first()).toHaveAttribute("href", /^tel:\+\d+$/);
  await expect(page.locator("iframe")).toHaveAttribute("title", "Kontakt pro podporu");
  // A sandbox that forbade it would say so on the console.
  await inside(page).getByRole("link", { name: /^\+\d/ }).first().click();
  await inside(page).getByRole("link", { name: /@/ }).first().click();
  // Attributes change inside too.
  await page.locator(CARD).evaluate((it) => it.setAttribute("lang", "de"));
  await expect(inside(page).getByText("Sprachen").or(inside(page).getByText(/Stand/)).first()).toBeVisible();
});

test.describe("a page that is not on the list", () => {
  test.use({ expectedFaults: [/frame-ancestors|frame_unavailable|refused to connect|ERR_BLOCKED/i] });

  test("gets no frame, and keeps its fallback", async ({ page, portal }) => {
    const it = about(portal, rowOf(portal, "Contoso GmbH", "Visio Plan 2"));
    it.ids.tenant = "00000000-0000-4000-8000-000000000000";
    await page.goto(portal.serve("/frame-foreign", { ...parts, body: element(ASSIGNER, it, 'mode="frame"') }));
    await expect.poll(() => told(page, "error"), { timeout: 30_000 }).toEqual([
      { code: "frame_unavailable", requestId: null, fatal: true },
    ]);
    await expect(page.getByText("Look it up in the portal.")).toBeVisible();
    await expect(page.locator("iframe")).toHaveCount(0);
  });
});

test("forged messages and floods change nothing", async ({ page, portal }) => {
  const row = rowOf(portal, "Nakladatelství Lucerne Publishing", "Microsoft 365 F3");
  const it = about(portal, row);
  await page.goto(portal.serve("/frame-forged", { ...parts, body: element(ASSIGNER, it, 'mode="frame" lang="en"') }));
  await expect(inside(page).getByRole("combobox", { name: "Designated support contact" })).toBeVisible();
  await page.evaluate(() => {
    const target = document.querySelector("support-contact-assigner").shadowRoot.querySelector("iframe").contentWindow;
    for (let n = 0; n < 5_000; n += 1) {
      // To the frame, as if to connect anew; and to the page, as if from the frame.
      target.postMessage({ v: 1, type: "connect", id: 0, payload: { tag: "support-contact-card" } }, "*", [new MessageChannel().port1]);
      postMessage({ v: 1, type: "hello", id: 0, payload: null }, "*");
      postMessage({ v: 1, type: "event", id: 1, payload: { name: "assigned", detail: { results: [] } } }, "*");
    }
  });
  await expect(inside(page).getByRole("combobox", { name: "Designated support contact" })).toHaveCount(1);
  await expect(inside(page).locator("support-contact-card")).toHaveCount(0);
  expect(await told(page, "assigned")).toEqual([]);
});
