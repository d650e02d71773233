// The server behind the examples: the demonstration's, in this page, with a story of its own that nobody keeps.

/** The folder of the demonstration. This file lies in `embed/1/docs/` inside it. */
const FOLDER = new URL("../../../", import.meta.url);
const ORIGIN = location.origin;

/** The files of the demonstration carry a hash; its page names them. */
async function demonstration() {
  const page = await (await fetch(FOLDER)).text();
  const [, hash] = page.match(/demo\/([0-9a-f]+)\/boot\.js/) ?? [];
  if (!hash) throw new Error("There is no demonstration beside this page.");
  return import(new URL(`demo/${hash}/link.js`, FOLDER));
}

/** Starts it, makes a portal in it as an administrator would, and gives what a portal's page and server need. */
export async function startServer() {
  const { ask, carry, start } = await demonstration();
  start(() => {});
  await ask("start", { keep: false });
  const api = async (path, content, headers = {}) => {
    const body = content && JSON.stringify(content);
    const request = new Request(new URL(`api/v1/${path}`, FOLDER), {
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
  const { portal, secret } = await api("embed/portals", { name: "Example portal", origins: [ORIGIN] });
  const basic = `Basic ${btoa(`${portal.id}:${secret}`)}`;
  const person = { id: "anna@portal.example", name: "Anna Kovács" };
  return {
    server: FOLDER.href,
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
