// Inside the frame: the same element, told by the page around it over a channel what its own attributes would say.
//
// Only a page that the server's `frame-ancestors` allows can have this frame, and only that page is spoken to: the
// browser names it in `document.referrer`, and what comes from elsewhere is not heard.

import { TOLD } from "./attribute.js";
import { FRAME, WIRE, Wire, says } from "./wire.js";

/** The elements, and the script that has each. */
const SCRIPTS = {
  "support-contact-assigner": "./support-contact.js",
  "support-contact-card": "./support-contact-card.js",
};
const EVENTS = ["ready", "change", "assigned", "error"];
const METHODS = ["refresh", "reset", "focus"];
/** Room in pixels for an open list, which cannot leave the frame. */
const LIST = 360;

/** The page around us; null when nobody frames us, or it does not say who it is. */
function parentOrigin() {
  try {
    return parent === window ? null : new URL(document.referrer).origin;
  } catch {
    return null;
  }
}

function tell(element, name, value) {
  if (name === "subscription-ids") element.subscriptionIds = Array.isArray(value) ? value : [];
  else if (!TOLD.includes(name)) return;
  else if (typeof value === "boolean") element.toggleAttribute(name, value);
  else if (typeof value === "string") element.setAttribute(name, value);
  else element.removeAttribute(name);
}

/** What the page may say. */
function heard(element, ask) {
  return {
    set: ({ name, value }) => tell(element, String(name), value),
    call: (method) => METHODS.includes(method) && element[method](),
    renewed: () => {
      element.getAccessToken = ask; // The same function: what it gave before is forgotten.
    },
  };
}

/** Says what happens in the element. */
function speak(element, port) {
  const ask = ({ reason }) => wire.ask("token", { reason });
  const wire = new Wire(port, heard(element, ask));
  element.getAccessToken = ask;
  element[FRAME] = {
    consent: (plan) => wire.ask("event", { name: "before-submit", detail: plan, cancelable: true }),
    state: (name, on) => wire.say("state", { name, on }),
    value: (value) => wire.say("value", value),
  };
  for (const name of EVENTS) {
    element.addEventListener(`support-contact-${name}`, ({ detail }) => {
      wire.say("event", { name, detail, cancelable: false });
    });
  }
  measure(element, (height) => wire.say("height", height));
  element.shadowRoot.addEventListener("click", lead, { capture: true });
}

/** A link leads out of the frame, also one that dials: the page's policy for frames would hold for where it leads. */
function lead({ target }) {
  const link = target.closest?.("a[href]");
  if (link) link.target = "_blank";
}

/** Tells the height whenever it changes: that of what is shown, and of the list while one is open. */
function measure(element, tellHeight) {
  let told = 0;
  const look = () => {
    const open = element.shadowRoot.querySelector("[aria-expanded=true]");
    const below = open ? open.getBoundingClientRect().bottom + LIST : 0;
    const height = Math.ceil(Math.max(document.body.getBoundingClientRect().height, below));
    if (height !== told) tellHeight((told = height));
  };
  new ResizeObserver(look).observe(document.body);
  const open = { attributes: true, attributeFilter: ["aria-expanded"], subtree: true };
  new MutationObserver(look).observe(element.shadowRoot, open);
}

async function connect(port, { tag, options, "subscription-ids": ids }) {
  if (!Object.hasOwn(SCRIPTS, tag)) return;
  await import(SCRIPTS[tag]);
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(options ?? {})) tell(element, name, value);
  tell(element, "subscription-ids", ids);
  document.documentElement.lang = element.lang || "en";
  speak(element, port);
  document.body.append(element);
}

const origin = parentOrigin();
if (origin) {
  addEventListener("message", function hear(event) {
    if (event.source !== parent || event.origin !== origin || !says(event.data, "connect") || !event.ports[0]) return;
    removeEventListener("message", hear);
    connect(event.ports[0], event.data.payload ?? {}).catch((error) => console.error(error));
  });
  parent.postMessage({ v: WIRE, type: "hello", id: 0, payload: null }, origin);
}
