// The class behind both elements: its life in the page, its attributes, properties, methods and events. What it shows
// comes from a program in the page (direct.js) or from a frame (framed.js).

import { OBSERVED, STARTING, TOLD, propertyOf, reflect, upgrade, valueOf } from "./attribute.js";
import { Direct } from "./direct.js";
import { Framed } from "./framed.js";
import { frozen } from "./frozen.js";
import { serverOf } from "./server.js";
import { FRAME } from "./wire.js";

/** So long, in milliseconds, a page may take to give the element its function for tokens: its own script comes later. */
const PATIENCE = 3_000;

/** Properties that no attribute has. */
const PROPERTIES = ["getAccessToken", "fetch", "subscriptionIds"];

/** Letters typed here are nobody's shortcut: the page would see them as keys on the element, which is no field. */
function keepTyping(event) {
  if (event.key?.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** Makes the class of one element. `load` gives its program. */
export function elementClass(load) {
  class SupportContactElement extends HTMLElement {
    static observedAttributes = OBSERVED;

    #internals = this.attachInternals();
    #fallback = document.createElement("slot");
    #inside = null;
    #sight = null;
    #waiting = null;
    #ready = null;
    #value = null;
    #ask = null;
    #fetch = null;
    #ids = Object.freeze([]);

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open", delegatesFocus: true });
      root.append(this.#fallback);
      for (const type of ["keydown", "keypress", "keyup"]) root.addEventListener(type, keepTyping);
      this.#promise();
    }

    // Life in the page

    connectedCallback() {
      upgrade(this, [...OBSERVED.map(propertyOf), ...PROPERTIES]);
      if (this.#inside || this.#sight) return; // Moved within the page.
      if (this.loading === "lazy") this.#whenSeen();
      else this.#soon();
    }

    /** Told by pages that move it as a whole (`moveBefore`): nothing ends, nothing begins. */
    connectedMoveCallback() {}

    /** Frameworks take an element out and put it back in when they move it: only one that stays out has ended. */
    disconnectedCallback() {
      queueMicrotask(() => {
        if (!this.isConnected) this.#stop();
      });
    }

    attributeChangedCallback(name, before, after) {
      if (before === after) return;
      if (STARTING.includes(name)) this.#again();
      else if (TOLD.includes(name)) this.#inside?.set(name, valueOf(this, name));
    }

    /** Starts when all attributes are there: frameworks set them one by one. */
    #soon() {
      if (this.#ready.failed) this.#promise();
      queueMicrotask(() => {
        if (this.isConnected && !this.#inside) this.#start();
      });
    }

    /** What was missing may be here. */
    #given() {
      if (this.isConnected && !this.#sight && (this.#ask || this.#fetch)) this.#soon();
    }

    #whenSeen() {
      this.#sight = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        this.#unsee();
        this.#soon();
      });
      this.#sight.observe(this);
    }

    #unsee() {
      this.#sight?.disconnect();
      this.#sight = null;
    }

    #start() {
      this.#internals.states?.clear();
      const server = serverOf(this.getAttribute("server"));
      if (!server) return this.#fail("server_invalid");
      clearTimeout(this.#waiting);
      if (!this.#ask && !this.#fetch) {
        this.#waiting = setTimeout(() => this.#fail("token_missing"), PATIENCE);
        return;
      }
      const framed = this.mode === "frame";
      const inside = framed ? new Framed(this, server, this.#report()) : new Direct(this, load, server, this.#report());
      this.#inside = inside;
      inside.start().catch((error) => {
        if (this.#inside === inside) this.#fail(error.code ?? "program_broken", error);
      });
    }

    #stop() {
      this.#unsee();
      clearTimeout(this.#waiting);
      const inside = this.#inside;
      this.#inside = null;
      this.#value = null;
      this.#internals.states?.clear();
      this.shadowRoot.prepend(this.#fallback);
      try {
        inside?.stop();
      } catch (error) {
        console.error(error); // A program that broke before: it is gone in any case.
      }
    }

    #again() {
      if (!this.#inside) return;
      this.#stop();
      this.#promise();
      this.#soon();
    }

    // What comes from inside

    #report() {
      return {
        emit: (name, detail, cancelable) => this.#emit(name, detail, cancelable),
        state: (name, on) => {
          this.#internals.states?.[on ? "add" : "delete"](name);
          this[FRAME]?.state(name, on);
        },
        value: (value) => {
          this.#value = frozen(value);
          this[FRAME]?.value(this.#value);
        },
      };
    }

    /** Tells the page; for what can be prevented: may it go on? A frame has to ask its page, and gives a promise. */
    #emit(name, detail, cancelable) {
      if (name === "error" && detail.fatal) {
        // Not now: the program is still speaking.
        const inside = this.#inside;
        queueMicrotask(() => this.#inside === inside && this.#fail(detail.code, null, detail.requestId));
        return true;
      }
      // After an error there is something to press beside the fallback.
      if (name === "ready" || name === "error") this.#inside?.show();
      if (name === "ready") {
        this.#fallback.remove();
        this.#ready.resolve();
      }
      const may = this.#dispatch(name, detail, cancelable);
      return may && name === "before-submit" && this[FRAME] ? this[FRAME].consent(detail) : may;
    }

    #dispatch(name, detail, cancelable) {
      const init = { bubbles: true, composed: true, cancelable: Boolean(cancelable), detail: frozen(detail) };
      return this.dispatchEvent(new CustomEvent(`support-contact-${name}`, init));
    }

    /** It does not work here: what the page wrote between the tags is shown, and an event tells. */
    #fail(code, cause = null, requestId = null) {
      if (cause) console.error(`<${this.localName}>: ${code}`, cause);
      this.#stop();
      this.#internals.states?.add("error");
      this.#ready.failed = true;
      this.#ready.reject(new Error(code, { cause }));
      this.#dispatch("error", { code, requestId, fatal: true }, false);
    }

    #promise() {
      this.#ready = Promise.withResolvers ? Promise.withResolvers() : withResolvers();
      this.#ready.promise.catch(() => {}); // Nobody has to wait for it.
    }

    // Properties and methods

    /** Settles when the element can be used, or with why it cannot. */
    get ready() {
      return this.#ready.promise;
    }

    /** The assignment as it is stored now: plain, frozen; null before it is known, and for a list. */
    get value() {
      return this.#value;
    }

    /** `({ reason }) => Promise<string>`: gives an access token; asked again once when one was refused. */
    get getAccessToken() {
      return this.#ask;
    }

    set getAccessToken(ask) {
      this.#ask = typeof ask === "function" ? ask : null;
      if (this.#inside) this.#inside.renewed();
      else this.#given();
    }

    /** `(Request) => Promise<Response>`: sends requests another way than the browser's own. */
    get fetch() {
      return this.#fetch;
    }

    set fetch(fetch) {
      this.#fetch = typeof fetch === "function" ? fetch : null;
      if (!this.#inside) this.#given();
    }

    /** Several subscriptions instead of one. */
    get subscriptionIds() {
      return this.#ids;
    }

    set subscriptionIds(ids) {
      this.#ids = Object.freeze(Array.isArray(ids) ? ids.map(String) : []);
      this.#inside?.set("subscription-ids", this.#ids.length > 0 ? this.#ids : null);
    }

    /** Reads everything again. An element that could not start tries again. */
    refresh() {
      if (this.#inside) this.#inside.call("refresh");
      else if (this.isConnected) this.#soon();
    }

    /** Throws away what was entered. */
    reset() {
      this.#inside?.call("reset");
    }

    focus(options) {
      if (this.#inside) this.#inside.call("focus");
      else super.focus(options);
    }
  }
  reflect(SupportContactElement.prototype);
  return SupportContactElement;
}

function withResolvers() {
  const all = {};
  all.promise = new Promise((resolve, reject) => Object.assign(all, { resolve, reject }));
  return all;
}

/** Makes `tag` this element, unless the page has one of that name: of this version, of another, or its own. */
export function define(tag, load) {
  if (customElements.get(tag)) return false;
  customElements.define(tag, elementClass(load));
  return true;
}
