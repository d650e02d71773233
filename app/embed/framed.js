// An element whose program runs in a frame from the server: for pages that may not run it themselves.

import { TOLD, valueOf } from "./attribute.js";
import { WIRE, Wire, says } from "./wire.js";

/** So long may the frame take to say that it is there. */
const PATIENCE = 15_000;
/** No list is higher, in pixels; a frame that says so is at fault. */
const HIGHEST = 20_000;

const SANDBOX = [
  "allow-scripts",
  "allow-same-origin",
  "allow-forms",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
  "allow-top-navigation-to-custom-protocols",
];

/** What a screen reader calls the frame, before anything in it has a language. */
const TITLES = {
  en: "Support contact",
  de: "Supportkontakt",
  hu: "Támogatási kapcsolattartó",
  cs: "Kontakt pro podporu",
  pt: "Contato de suporte",
  zh: "支持联系人",
};

class FrameError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** The frame in one element's shadow root. */
export class Framed {
  #element;
  #server;
  #report;
  #frame = null;
  #wire = null;
  #giveUp = () => {};

  constructor(element, server, report) {
    [this.#element, this.#server, this.#report] = [element, server, report];
  }

  async start() {
    this.#frame = this.#makeFrame();
    const port = await new Promise((resolve, reject) => this.#await(resolve, reject));
    this.#wire = new Wire(port, this.#heard());
  }

  #makeFrame() {
    const tenant = this.#element.getAttribute("tenant") ?? "";
    const frame = document.createElement("iframe");
    const url = new URL("embed/1/frame", this.#server);
    url.searchParams.set("tenant", tenant);
    const language = (valueOf(this.#element, "lang") ?? "en").toLowerCase().split("-")[0];
    frame.title = TITLES[language] ?? TITLES.en;
    frame.setAttribute("sandbox", SANDBOX.join(" "));
    frame.setAttribute("part", "frame");
    frame.allow = "clipboard-write";
    frame.referrerPolicy = "origin"; // By it the frame knows to whom it may speak.
    // By script, for the page's policy may forbid styles that are written.
    Object.assign(frame.style, { display: "block", border: "0", width: "100%", height: "0", colorScheme: "normal" });
    frame.src = url.href;
    return frame;
  }

  /** Waits for the frame's greeting and answers it with one end of a channel. */
  #await(resolve, reject) {
    const heard = (event) => {
      if (event.source !== this.#frame.contentWindow || event.origin !== this.#server.origin) return;
      if (!says(event.data, "hello")) return;
      done();
      const { port1, port2 } = new MessageChannel();
      const hello = { v: WIRE, type: "connect", id: 0, payload: this.#beginning() };
      this.#frame.contentWindow.postMessage(hello, this.#server.origin, [port2]);
      resolve(port1);
    };
    const timer = setTimeout(() => {
      done();
      reject(new FrameError("frame_unavailable"));
    }, PATIENCE);
    const done = () => {
      clearTimeout(timer);
      removeEventListener("message", heard);
    };
    this.#giveUp = done;
    addEventListener("message", heard);
    this.#element.shadowRoot.append(this.#frame);
  }

  #beginning() {
    const options = Object.fromEntries(TOLD.map((name) => [name, valueOf(this.#element, name)]));
    return { tag: this.#element.localName, options, "subscription-ids": [...this.#element.subscriptionIds] };
  }

  #heard() {
    const { emit, state, value } = this.#report;
    return {
      token: ({ reason }) => this.#token(reason),
      event: ({ name, detail, cancelable }) => emit(String(name), detail, cancelable === true),
      state: ({ name, on }) => state(String(name), on === true),
      value: (current) => value(current),
      height: (height) => this.#grow(height),
    };
  }

  async #token(reason) {
    const ask = this.#element.getAccessToken;
    if (typeof ask !== "function") throw new FrameError("token_missing");
    return ask({ reason });
  }

  #grow(height) {
    if (!Number.isFinite(height) || height < 0) return;
    const pixels = Math.min(Math.ceil(height), HIGHEST);
    this.#frame.style.height = `${pixels}px`;
    this.#report.emit("resize", { height: pixels }, false);
  }

  /** It is seen from the beginning; its height is nothing until it has something to show. */
  show() {}

  renewed() {
    this.#wire?.say("renewed");
  }

  set(name, value) {
    this.#wire?.say("set", { name, value });
  }

  call(method) {
    if (method === "focus") this.#frame?.focus();
    this.#wire?.say("call", method);
  }

  stop() {
    this.#giveUp();
    this.#wire?.close();
    this.#frame?.remove();
  }
}
