// An element whose program runs in the page itself.

import { TOLD, valueOf } from "./attribute.js";
import { carried } from "./request.js";
import { FILES } from "./server.js";
import { Token } from "./token.js";

/** The program in one element's shadow root. */
export class Direct {
  #element;
  #load;
  #server;
  #report;
  #token;
  #base = null;
  #handle = null;
  #over = false;

  /** `report`: what the element does with what the program says (`emit`, `state`, `value`). */
  constructor(element, load, server, report) {
    [this.#element, this.#load, this.#server, this.#report] = [element, load, server, report];
    this.#token = new Token(() => element.getAccessToken);
  }

  async start() {
    const { mount } = await this.#load();
    if (this.#over) return;
    const base = document.createElement("div");
    base.setAttribute("part", "base");
    base.hidden = true;
    this.#base = base;
    this.#element.shadowRoot.append(base);
    this.#handle = mount(base, this.#host());
  }

  /** What the program sees of the page. */
  #host() {
    const { emit, state, value } = this.#report;
    return {
      options: this.#options(),
      send: (request) => this.#send(request),
      emit: (name, detail, cancelable) => !this.#over && emit(name, detail, cancelable),
      state: (name, on) => this.#over || state(name, on),
      value: (current) => this.#over || value(current),
    };
  }

  /** A page that carries the requests itself may know who asks without a token. */
  #send(request) {
    const carry = this.#element.fetch ?? ((request) => fetch(request));
    if (!this.#element.getAccessToken && this.#element.fetch) return carry(request);
    return carried(request, this.#token, carry, ({ code, cause }) => {
      if (cause) console.error(`<${this.#element.localName}>: ${code}`, cause);
      this.#report.emit("error", { code, requestId: null, fatal: false }, false);
    });
  }

  #options() {
    const options = Object.fromEntries(TOLD.map((name) => [name, valueOf(this.#element, name)]));
    const ids = this.#element.subscriptionIds;
    return {
      ...options,
      server: this.#server.href,
      "subscription-ids": ids.length > 0 ? ids : null,
      locales: new URL("locales/", FILES).href,
    };
  }

  /** Shows what the program has drawn. */
  show() {
    if (this.#base) this.#base.hidden = false;
  }

  /** Somebody set `getAccessToken`. */
  renewed() {
    this.#token.clear();
  }

  set(name, value) {
    this.#handle?.set(name, value);
  }

  call(method) {
    this.#handle?.[method]();
  }

  stop() {
    this.#over = true;
    this.#token.clear();
    const handle = this.#handle;
    this.#handle = null;
    try {
      handle?.unmount();
    } finally {
      this.#base?.remove();
    }
  }
}
