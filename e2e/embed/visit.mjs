// Playwright's `test` with a portal beside the server, which an administrator of the demonstration has let in.

import { test as base } from "../test.mjs";
import { startPortal } from "./portal.mjs";

export { element } from "./markup.mjs";
export { expect, expectAccessible } from "../test.mjs";

const ADMIN = "Megan Bowen";

/** Speaks to the server as one of the demonstration's people. */
async function signedIn(server, name) {
  const ask = async (path, content, method = content ? "POST" : "GET", cookie = "") => {
    const answer = await fetch(`${server}/api/v1/${path}`, {
      method,
      headers: { Cookie: cookie, ...(content && { "Content-Type": "application/json" }) },
      body: content && JSON.stringify(content),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const { items } = await (await ask("personas")).json();
  const persona = items.find((person) => person.name === name).id;
  const [cookie] = (await ask("session", { persona })).headers.get("set-cookie").split(";");
  return async (path, content, method) => {
    const answer = await ask(path, content, method, cookie);
    return answer.status === 204 ? null : answer.json();
  };
}

export const test = base.extend({
  /** The portal, and what it needs to know: `admin` asks the API, `row(product)` finds a subscription. */
  portal: [
    async ({}, use) => {
      const server = process.env.SWITCHBOARD_URL.replace(/\/$/, "");
      const portal = await startPortal(server);
      const admin = await signedIn(server, ADMIN);
      const made = await admin("embed/portals", { name: `Portal ${portal.origin}`, origins: [portal.origin] });
      Object.assign(portal.credential, { id: made.portal.id, secret: made.secret });
      const session = await admin("session");
      const { items: rows } = await admin("subscriptions?limit=200");
      const integrity = await (await fetch(`${server}/embed/1/integrity.json`)).json();
      await use(Object.assign(portal, { server, admin, rows, tenant: session.partner.tenantId, integrity }));
      await admin(`embed/portals/${made.portal.id}`, undefined, "DELETE");
      await portal.close();
    },
    { scope: "worker" },
  ],
});

/** A live subscription of the demonstration whose customer and product are these. */
export function rowOf(portal, customer, product) {
  const found = portal.rows.find((row) => row.customer.name === customer && row.product === product && !row.ended);
  if (!found) throw new Error(`no ${product} of ${customer}`);
  return found;
}

/** The attributes of an element for one subscription, and the wish for its token. */
export function about(portal, row, permissions = ["read", "assign", "confirm", "support"]) {
  const ids = { tenant: portal.tenant, "customer-id": row.customer.id, "subscription-id": row.id };
  return { ids, wish: { customer: { id: row.customer.id }, permissions } };
}

/** What the page's log has of one event. */
export const told = (page, name) =>
  page.evaluate((name) => window.log.filter((entry) => entry.name === name).map((entry) => entry.detail), name);
