// A page and a server for an element's program: what the element's class would give it, and answers as the API has them.

const files = new Map();
const browsers = globalThis.fetch.bind(globalThis);
globalThis.fetch = async (request) => {
  const url = typeof request === "string" ? request : request.url;
  if (!url.startsWith("https://files.example/")) return browsers(request);
  const file = files.get(url.split("/").pop());
  return file === undefined ? new Response("", { status: 404 }) : new Response(file);
};

/** A language file that can be had. */
export function serve(name, text) {
  files.set(name, text);
}

const TENANT = "3b33e682-00c3-41ee-9dd2-a548adf56438";
const FABRIKAM = "0f5e9d2a-6f0b-4a7c-8f53-2f6f3d1c9b84";
const AT = "2026-01-02T03:04:05Z";
const PARTNERS = { [TENANT]: "Trey Research", [FABRIKAM]: "Fabrikam" };

const json = (body, status = 200) => new Response(JSON.stringify(body), { status });
const problem = (errorCode, status, more = {}) => json({ type: "", title: "", status, errorCode, ...more }, status);

function contact(id, tenantId, version) {
  const name = PARTNERS[tenantId];
  const more = { provenance: "manual", since: AT, reviewed: AT, class: "eligible" };
  return { subscriptionId: id, tenantId, name, isProvider: tenantId === TENANT, version, etag: `"${version}"`, ...more };
}

export class Fake {
  told = [];
  sent = [];
  states = {};
  current = undefined;
  permissions = ["read", "assign", "administer"];
  prevents = false;
  refuses = 0;
  #stored = new Map();

  constructor(options) {
    this.options = { locales: "https://files.example/", server: "https://server.example/", lang: "en", ...options };
  }

  host() {
    return {
      options: this.options,
      send: async (request) => this.answer(request),
      emit: (name, detail, cancelable) => {
        this.told.push([name, detail]);
        return !(cancelable && this.prevents);
      },
      state: (name, on) => (this.states[name] = on),
      value: (value) => (this.current = value),
    };
  }

  toldText() {
    return this.told.map(([name, detail]) => `${name} ${JSON.stringify(detail)}`).join("\n");
  }

  contact(id) {
    if (!this.#stored.has(id)) this.#stored.set(id, contact(id, TENANT, 1));
    return this.#stored.get(id);
  }

  subscription(id) {
    const supportContact = this.contact(id);
    const { tenantId, name, isProvider } = supportContact;
    const row = {
      id,
      customer: { id: "b01b1487-b36e-4e6d-9b5e-0b58974c4b28", name: "Contoso" },
      product: `Product ${id.slice(0, 2)}`,
      commerce: "new_commerce",
      channel: "csp",
      status: "active",
      quantity: 1,
      contact: { tenantId, name, isProvider },
      provenance: "manual",
      since: AT,
      flags: [],
      ended: id.startsWith("ee"),
    };
    return { ...row, followers: 0, supportContact };
  }

  async answer(request) {
    const { pathname, searchParams } = new URL(request.url);
    const [, , , kind, id, what] = pathname.split("/");
    if (kind === "session") return json(this.session());
    if (kind === "embed") return json({ tenantId: TENANT, customer: null, subscriptionIds: [], permissions: [], lowestVersion: "1.0.0" });
    if (id?.startsWith("00")) return problem("not_found", 404);
    if (what === "candidates") return json(this.candidates(searchParams.get("q") ?? ""));
    if (what === "contact" && request.method === "PUT") return this.put(id, request);
    if (kind === "support" || what === "support") return json(this.support());
    return json(this.subscription(id));
  }

  session() {
    return {
      person: { id: "501a860c-1698-442b-808c-4b612ccf35f2", name: "Megan" },
      side: "provider",
      roles: ["admin_agent"],
      permissions: this.permissions,
      rolePolicy: "2021",
      partner: { tenantId: TENANT, name: "Trey Research", isProvider: true },
      expires: AT,
    };
  }

  candidates(q) {
    const all = Object.entries(PARTNERS).map(([tenantId, name]) => {
      return { tenantId, name, isProvider: tenantId === TENANT, class: "eligible", reachable: true };
    });
    const items = all.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
    return { items, total: items.length };
  }

  async put(id, request) {
    const body = await request.json();
    this.sent.push(`${id.slice(0, 2)} ${request.headers.get("If-Match")} ${PARTNERS[body.tenantId]}`);
    if (this.refuses > 0) {
      this.refuses -= 1;
      return problem("unavailable", 503);
    }
    const next = contact(id, body.tenantId, this.contact(id).version + 1);
    this.#stored.set(id, next);
    return json({ changed: true, contact: next, followed: 0 });
  }

  support() {
    const line = { label: "Hotline", telephone: "+49 30 123", opening: { state: "unknown" } };
    const products = [{ id: FABRIKAM, product: "Azure", channel: "csp" }];
    const contact = { tenantId: FABRIKAM, name: "Fabrikam", isProvider: false };
    const [work, free] = [[[480, 720], [780, 1080]], []];
    const hours = { zone: "Europe/Berlin", week: [work, work, work, work, work, free, free], holidays: ["2026-01-06"] };
    const office = { label: "Office", email: "help@fabrikam.example", opening: { state: "closed" }, hours };
    const groups = [{ contact, lines: [line, office], products }];
    return { customer: "Contoso", at: AT, providers: [{ provider: "Trey Research", groups }] };
  }
}
