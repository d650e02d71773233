// The server behind the examples: the demonstration's, in this page, with a story of its own that nobody keeps.

import { ask, base, carry, start } from "../../../demo/link.js";

/** Starts it, makes a portal in it as an administrator would, and gives what a portal's page and server need. */
export async function startServer() {
  start(() => {});
  await ask("start", { keep: false });
  const api = async (path, content, headers = {}) => {
    const body = content && JSON.stringify(content);
    const request = new Request(new URL(`api/v1/${path}`, base), {
      method: content ? "POST" : "GET",
      headers: content ? { "Content-Type": "application/json", ...headers } : headers,
      body,
    });
    const answer = await carry(request);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { items: people } = await api("personas");
  await api("session", { persona: people[0].id });
  const session = await api("session");
  const { items: rows } = await api("subscriptions?limit=50");
  const { portal, secret } = await api("embed/portals", { name: "Example portal", origins: [location.origin] });
  const basic = `Basic ${btoa(`${portal.id}:${secret}`)}`;
  const person = { id: "anna@portal.example", name: "Anna Kovács" };
  return {
    server: base.href,
    tenant: session.partner.tenantId,
    rows: rows.filter((row) => !row.ended),
    fetch: carry,
    /** What the portal's own server would do: a token for this customer. */
    async token(customer) {
      const permissions = ["read", "assign", "confirm", "support"];
      const wish = { customer: { id: customer }, permissions, person };
      return (await api("embed/tokens", wish, { Authorization: basic })).token;
    },
  };
}
