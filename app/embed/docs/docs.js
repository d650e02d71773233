// The documentation's page: live elements, a panel for their attributes, their events, and the code to copy.

import { recipes, tokenRecipe } from "./recipes.js";
import { startServer } from "./server.js";

const EVENTS = ["ready", "change", "before-submit", "assigned", "error", "resize"];
const HOST = "https://HOST";
const panel = document.getElementById("panel");
const log = document.getElementById("log");

const at = (id) => document.getElementById(id);
const text = (tag, content) => Object.assign(document.createElement(tag), { textContent: content });
const read = async (file) => (await fetch(new URL(`../${file}`, import.meta.url))).json();

/** The settings of the panel, as one object. */
function settings() {
  const { tag, subscription, lang, theme, accent, readonly, prevent } = panel.elements;
  return {
    list: tag.value === "list",
    tag: tag.value === "list" ? "support-contact-assigner" : tag.value,
    row: demo.rows[subscription.selectedIndex],
    lang: lang.value,
    theme: theme.value,
    accent: accent.value === accent.defaultValue ? null : accent.value,
    readonly: readonly.checked,
    prevent: prevent.checked,
  };
}

/** The attributes that say what the element is about and how it looks. */
function attributes({ list, tag, row, lang, theme, readonly }) {
  return {
    tenant: demo.tenant,
    "customer-id": row.customer.id,
    ...(list ? {} : { "subscription-id": row.id }),
    lang,
    ...(theme === "auto" ? {} : { theme }),
    ...(readonly && tag !== "support-contact-card" ? { readonly: true } : {}),
  };
}

/** An element of these attributes on the page's server. */
function make(tag, own, customer) {
  const element = document.createElement(tag);
  element.setAttribute("server", demo.server);
  for (const [name, value] of Object.entries(own)) element.setAttribute(name, value === true ? "" : value);
  element.fetch = demo.fetch;
  element.getAccessToken = () => demo.token(customer);
  element.append(text("p", "The support contact is shown here once the element is ready."));
  return element;
}

let shown = null;

/** Shows the element anew when it is about something else; else only its attributes change. */
function show() {
  const now = settings();
  const own = attributes(now);
  const what = `${now.tag} ${now.list} ${now.row.id}`;
  if (shown?.what !== what) {
    shown = { what, element: make(now.tag, own, now.row.customer.id) };
    at("stage").replaceChildren(shown.element);
  }
  for (const name of ["lang", "theme", "readonly"]) {
    if (own[name] === undefined) shown.element.removeAttribute(name);
    else shown.element.setAttribute(name, own[name] === true ? "" : own[name]);
  }
  if (now.accent) shown.element.style.setProperty("--sc-accent", now.accent);
  else shown.element.style.removeProperty("--sc-accent");
  write(now.tag, own, now.row);
}

function write(tag, own, row) {
  const file = tag === "support-contact-card" ? "support-contact-card.js" : "support-contact.js";
  const place = { host: HOST, version: built.version, file, integrity: built.integrity[file] };
  const open = new Set([...at("recipes").querySelectorAll("details[open] summary")].map((it) => it.textContent));
  at("recipes").replaceChildren(
    ...recipes(place, tag, own).map(([title, code], number) => {
      const details = document.createElement("details");
      details.open = open.size > 0 ? open.has(title) : number === 0;
      details.append(text("summary", title), copied(code, title));
      return details;
    }),
  );
  at("token-code").textContent = tokenRecipe(HOST, row.customer.id, row.id);
}

/** Code, and a button that copies it. */
function copied(code, title) {
  const block = document.createElement("div");
  const pre = Object.assign(text("pre", code), { tabIndex: 0 });
  pre.setAttribute("role", "group");
  pre.setAttribute("aria-label", `Code: ${title}`);
  const button = Object.assign(text("button", "Copy"), { type: "button" });
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2_000);
  });
  block.append(pre, button);
  return block;
}

function listen() {
  for (const name of EVENTS) {
    document.addEventListener(`support-contact-${name}`, (event) => {
      if (!at("stage").contains(event.target)) return;
      if (name === "before-submit" && settings().prevent) event.preventDefault();
      const note = event.defaultPrevented ? " (prevented)" : "";
      log.append(text("li", `support-contact-${name}${note} ${JSON.stringify(event.detail)}`));
      log.scrollTop = log.scrollHeight;
    });
  }
  for (const button of document.querySelectorAll("[data-call]")) {
    button.addEventListener("click", () => shown?.element[button.dataset.call]());
  }
  at("clear").addEventListener("click", () => log.replaceChildren());
  panel.addEventListener("input", show);
  panel.addEventListener("submit", (event) => event.preventDefault());
}

/** The examples below the first: they are about other subscriptions, and stay. */
function beside() {
  const [one, two, three] = demo.rows;
  const card = (row, lang) => make("support-contact-card", { ...about(row), lang }, row.customer.id);
  at("first").replaceChildren(make("support-contact-assigner", { ...about(one), lang: "de" }, one.customer.id));
  at("second").replaceChildren(make("support-contact-assigner", { ...about(two), lang: "zh-CN" }, two.customer.id));
  at("narrow").replaceChildren(card(three, "hu"));
}

const about = (row) => ({ tenant: demo.tenant, "customer-id": row.customer.id, "subscription-id": row.id });

/** The contract, from the manifest. */
function contract({ modules }) {
  for (const { declarations } of modules) {
    const { tagName, description, attributes, members, events, slots, cssParts, cssProperties, cssStates } =
      declarations.find((it) => it.customElement);
    const own = members.filter((it) => !it.attribute);
    at("manifest").append(
      text("h3", `<${tagName}>`),
      text("p", description),
      table("Attributes", attributes, ({ name, type, description }) => [name, `${type.text}. ${description}`]),
      table("Properties and methods", own, ({ name, kind, description }) => [kind === "method" ? `${name}()` : name, description]),
      table("Events", events, ({ name, description }) => [name, description]),
      table("Slots", slots, ({ name, description }) => [name || "(default)", description]),
      table("Parts", cssParts, ({ name, description }) => [name, description]),
      table("Custom properties", cssProperties, ({ name, description }) => [name, description]),
      table("States", cssStates, ({ name, description }) => [`:state(${name})`, description]),
    );
  }
}

function table(caption, entries, row) {
  const table = document.createElement("table");
  table.append(text("caption", caption));
  const body = table.createTBody();
  for (const entry of entries) {
    const [name, said] = row(entry);
    const line = body.insertRow();
    const head = document.createElement("th");
    head.scope = "row";
    head.append(text("code", name));
    line.append(head, text("td", said));
  }
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.append(table);
  return scroll;
}

function sizes({ brotli }) {
  const rows = Object.entries(brotli).map(([name, bytes]) => ({ name, said: `${(bytes / 1000).toFixed(1)} KB` }));
  at("sizes").append(table("Brotli, in kilobytes of 1,000 bytes", rows, ({ name, said }) => [name, said]));
}

const built = await read("integrity.json");
contract(await read("custom-elements.json"));
sizes(built);
const demo = await startServer();
for (const row of demo.rows) panel.elements.subscription.append(new Option(`${row.customer.name}: ${row.product}`));
listen();
show();
beside();
document.documentElement.dataset.ready = "";
