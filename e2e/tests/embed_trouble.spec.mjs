// What can go wrong around an element: the fallback stays readable, an event tells, and the page is never harmed.

import { about, element, expect, rowOf, test, told } from "../embed/visit.mjs";

test.setTimeout(60_000);

const ASSIGNER = "support-contact-assigner";
const FALLBACK = "Look it up in the portal.";
const field = (page) => page.getByRole("combobox", { name: "Designated support contact" });
const fatal = (code) => ({ code, requestId: null, fatal: true });

/** A page with one element for a subscription that no test changes. */
async function open(page, portal, { more = "", ...parts } = {}) {
  const it = about(portal, rowOf(portal, "Contoso GmbH", "Azure plan"));
  const path = `/trouble-${Math.random().toString(36).slice(2)}`;
  await page.goto(portal.serve(path, { tag: ASSIGNER, body: element(ASSIGNER, it, `lang="en" ${more}`), ...parts }));
  return it;
}

test.describe("the program", () => {
  test.use({ expectedFaults: [/program_|wasm|net::ERR|integrity|WebAssembly|TrustedHTML|require-trusted-types/i] });

  test("is forbidden by the page's policy", async ({ page, portal }) => {
    await open(page, portal, { policy: "no-wasm" });
    await expect.poll(() => told(page, "error")).toEqual([fatal("program_forbidden")]);
    await expect(page.getByText(FALLBACK)).toBeVisible();
    expect(await page.locator(ASSIGNER).evaluate((it) => it.matches(":state(error)"))).toBe(true);
  });

  test("may not write markup (Trusted Types)", async ({ page, portal }) => {
    await open(page, portal, { policy: "trusted" });
    await expect.poll(() => told(page, "error")).toEqual([fatal("program_forbidden")]);
    await expect(page.getByText(FALLBACK)).toBeVisible();
  });

  test("does not arrive; when it does, refresh() starts it", async ({ page, portal }) => {
    await page.route("**/*_bg.wasm", (route) => route.abort());
    await open(page, portal);
    await expect.poll(() => told(page, "error")).toEqual([fatal("program_unavailable")]);
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await page.unroute("**/*_bg.wasm");
    await page.locator(ASSIGNER).evaluate((it) => it.refresh());
    await expect(field(page)).toBeVisible();
    await expect(page.getByText(FALLBACK)).toBeHidden();
  });

  test("is not the one that the script knows", async ({ page, portal }) => {
    await page.route("**/*_bg.wasm", async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      body[body.length - 1] ^= 1;
      await route.fulfill({ response, body });
    });
    await open(page, portal);
    await expect.poll(() => told(page, "error")).toEqual([fatal("program_unavailable")]);
    await expect(page.getByText(FALLBACK)).toBeVisible();
  });
});

test.describe("the token callback", () => {
  test.use({ expectedFaults: [/token_|status of 401/] });
  const CALLBACKS = {
    throws: ["token_failed", () => { throw new Error("the portal is down"); }],
    "gives nothing": ["token_empty", async () => undefined],
  };
  for (const [what, [code, callback]] of Object.entries(CALLBACKS)) {
    test(`${what}: the fallback stays, and there is a way to try again`, async ({ page, portal }) => {
      const it = about(portal, rowOf(portal, "Contoso GmbH", "Azure plan"));
      const body = element(ASSIGNER, { ids: it.ids }, 'lang="en"');
      await page.goto(portal.serve(`/token-${code}`, { tag: ASSIGNER, body }));
      await page.exposeFunction("callback", callback);
      await page.locator(ASSIGNER).evaluate((it) => (it.getAccessToken = () => window.callback()));
      await expect.poll(async () => (await told(page, "error")).map((it) => it.code)).toContain(code);
      await expect(page.getByText(FALLBACK)).toBeVisible();
      await expect(page.getByRole("button", { name: "Try again" })).toBeVisible();
    });
  }

  test("is missing, and set later", async ({ page, portal }) => {
    const it = about(portal, rowOf(portal, "Contoso GmbH", "Azure plan"));
    await page.goto(portal.serve("/token-late", { tag: ASSIGNER, body: element(ASSIGNER, { ids: it.ids }, 'lang="en"') }));
    await expect.poll(() => told(page, "error")).toEqual([fatal("token_missing")]);
    await expect(page.getByText(FALLBACK)).toBeVisible();
    await page.locator(ASSIGNER).evaluate((element, wish) => {
      element.getAccessToken = async () => (await (await fetch("/token", { method: "POST", body: JSON.stringify(wish) })).json()).token;
    }, it.wish);
    await expect(field(page)).toBeVisible();
  });

  test("gives an expired one, and is asked again once", async ({ page, portal }) => {
    const it = about(portal, rowOf(portal, "Contoso GmbH", "Azure plan"));
    await page.goto(portal.serve("/token-old", { tag: ASSIGNER, body: element(ASSIGNER, { ids: it.ids }, 'lang="en"') }));
    const reasons = await page.locator(ASSIGNER).evaluate(async (element, wish) => {
      const reasons = [];
      element.getAccessToken = async ({ reason }) => {
        reasons.push(reason);
        if (reasons.length === 1) return "sbe_expired";
        return (await (await fetch("/token", { method: "POST", body: JSON.stringify(wish) })).json()).token;
      };
      await element.ready;
      return reasons;
    }, it.wish);
    expect(reasons).toEqual(["start", "unauthorized"]);
    await expect(field(page)).toBeVisible();
  });
});

test.describe("ids", () => {
  test.use({ expectedFaults: [/status of 40[0-4]|support-contact-assigner/] });

  test("of another tenant, unknown, malformed or none: an event tells, and the fallback is there", async ({ page, portal }) => {
    const it = about(portal, rowOf(portal, "Contoso GmbH", "Azure plan"));
    const unknown = "11111111-1111-4111-8111-111111111111";
    const table = [{ "subscription-id": unknown }, { "subscription-id": "42" }, { tenant: unknown }, { "customer-id": null, "subscription-id": null }];
    for (const [number, change] of table.entries()) {
      const ids = Object.fromEntries(Object.entries({ ...it.ids, ...change }).filter(([, value]) => value !== null));
      await page.goto(portal.serve(`/ids-${number}`, { tag: ASSIGNER, body: element(ASSIGNER, { ids, wish: it.wish }) }));
      await expect.poll(async () => (await told(page, "error")).length, JSON.stringify(change)).toBeGreaterThan(0);
      await expect(page.getByText(FALLBACK)).toBeVisible();
      await expect(page.getByRole("heading", { name: "Portal" })).toBeVisible();
    }
  });
});

test.describe("the page around it", () => {
  test("sets every style back, and halves its letters", async ({ page, portal }) => {
    const css = "html { font-size: 62.5% } * { all: unset !important; display: block !important }";
    await open(page, portal, { css });
    await expect(field(page)).toBeVisible();
    await expect(field(page)).toHaveCSS("font-size", "14px");
    const { height } = await field(page).boundingBox();
    expect(height).toBeGreaterThanOrEqual(24);
    const color = await field(page).evaluate((it) => getComputedStyle(it).borderTopStyle);
    expect(color).toBe("solid");
  });

  test("stops every event that reaches it", async ({ page, portal }) => {
    await open(page, portal);
    await page.evaluate(() => {
      for (const type of ["click", "keydown", "keyup", "input", "change", "submit", "focusin", "pointerdown", "mousedown"]) {
        document.body.addEventListener(type, (event) => event.stopImmediatePropagation());
        document.addEventListener(type, (event) => event.stopImmediatePropagation());
      }
    });
    await field(page).focus();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("option").first()).toBeVisible();
  });

  test("has shortcuts on letters, which typing does not press", async ({ page, portal }) => {
    await open(page, portal);
    await page.evaluate(() => {
      window.pressed = [];
      document.addEventListener("keydown", (event) => window.pressed.push(event.key));
    });
    await field(page).focus();
    await page.keyboard.type("fabri");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => window.pressed)).toEqual(["Tab"]);
  });

  test("moves it, clones it, takes it away and brings it back", async ({ page, portal }) => {
    const it = await open(page, portal);
    await field(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.locator("[role=option]:not([aria-disabled]):not([aria-selected=true])").first().click();
    const preview = page.getByRole("region", { name: "Preview of the change" });
    await expect(preview).toBeVisible();
    await page.evaluate(() => {
      const element = document.querySelector("support-contact-assigner");
      document.querySelector("main").prepend(element); // A move: what was chosen stays.
    });
    await expect(preview).toBeVisible();
    await page.evaluate(() => {
      const element = document.querySelector("support-contact-assigner");
      const clone = element.cloneNode(true);
      clone.getAccessToken = element.getAccessToken;
      element.after(clone);
      element.remove();
    });
    await expect(field(page)).toHaveCount(1);
    await expect(preview).toHaveCount(0);
    await page.evaluate(() => {
      const element = document.querySelector("support-contact-assigner");
      window.away = element;
      element.remove();
    });
    await expect(field(page)).toHaveCount(0);
    await page.evaluate(() => document.querySelector("main").append(window.away));
    await expect(field(page)).toBeVisible();
    expect(it.ids.tenant).toBe(portal.tenant);
  });

  test("takes it away while it submits: what was sent is done, and nothing breaks", async ({ page, portal }) => {
    const row = rowOf(portal, "Northwind Traders AG", "Windows Server 2025 Standard (16 core)");
    await page.goto(portal.serve("/gone", { tag: ASSIGNER, body: element(ASSIGNER, about(portal, row), 'lang="en"') }));
    await field(page).focus();
    await page.keyboard.press("ArrowDown");
    await page.locator("[role=option]:not([aria-disabled]):not([aria-selected=true])").first().click();
    await page.route("**/contact", async (route) => {
      await page.evaluate(() => document.querySelector("support-contact-assigner").remove());
      await route.continue();
    });
    const answer = page.waitForResponse("**/contact");
    await page.getByRole("button", { name: "Submit", exact: true }).click();
    expect((await answer).status()).toBe(200);
    const { contact } = await portal.admin(`subscriptions/${row.id}`);
    expect(contact.tenantId).not.toBe(row.contact.tenantId);
    expect(await told(page, "error")).toEqual([]);
  });

  test("has two versions of the script: the first one serves, the second is quiet", async ({ page, portal }) => {
    const head = `<script type="module" src="${portal.server}/embed/1.0.0/support-contact.js" crossorigin="anonymous"></script>`;
    await open(page, portal, { head, version: "1" });
    await expect(field(page)).toBeVisible();
    await expect(field(page)).toHaveCount(1);
  });

  test("sets properties before the browser knows the element, under a name of its own", async ({ page, portal }) => {
    const it = await open(page, portal);
    await expect(field(page)).toBeVisible();
    await page.evaluate(async ([script, ids, wish]) => {
      const late = document.createElement("portal-contact");
      const ask = async () => (await (await fetch("/token", { method: "POST", body: JSON.stringify(wish) })).json()).token;
      Object.assign(late, { tenant: ids.tenant, customerId: ids["customer-id"], subscriptionIds: [ids["subscription-id"]] });
      Object.assign(late, { getAccessToken: ask, lang: "en" });
      document.querySelector("main").append(late);
      const { define } = await import(script);
      if (!define("portal-contact") || define("portal-contact")) throw new Error("a name can be taken once");
      await late.ready;
    }, [`${portal.server}/embed/1/support-contact.js`, it.ids, it.wish]);
    const late = page.locator("portal-contact");
    await expect(late).toHaveAttribute("customer-id", it.ids["customer-id"]);
    await expect(late.getByRole("checkbox").first()).toBeVisible();
  });
});
