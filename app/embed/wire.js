// What the page and the frame say to each other: `{ v, type, id, payload }` over a MessageChannel.

/** The version of this language. A frame of another is not spoken to. */
export const WIRE = 1;

/**
 * What an element inside a frame tells that frame, beside its events: an object with `consent(plan)`, `state(name, on)`
 * and `value(value)`. Registered, for the frame's script and the element's are two files.
 */
export const FRAME = Symbol.for("support-contact.frame");

/** Longer answers than a person's patience are not waited for. */
const PATIENCE = 60_000;

/** Is it a message of ours, of this type? Everything else is none of our business. */
export function says(data, type) {
  return typeof data === "object" && data !== null && data.v === WIRE && data.type === type;
}

/** One end of the channel. `heard` maps types to functions of the payload; what they give is the answer. */
export class Wire {
  #port;
  #heard;
  #asked = new Map();
  #next = 1;

  constructor(port, heard) {
    [this.#port, this.#heard] = [port, heard];
    port.onmessage = ({ data }) => this.#take(data);
  }

  /** Says something that needs no answer. */
  say(type, payload = null) {
    this.#port.postMessage({ v: WIRE, type, id: 0, payload });
  }

  /** Asks, and gives the answer. */
  ask(type, payload = null) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#settle(id, { error: "timeout" }), PATIENCE);
      this.#asked.set(id, { resolve, reject, timer });
      this.#port.postMessage({ v: WIRE, type, id, payload });
    });
  }

  close() {
    this.#port.close();
    for (const id of [...this.#asked.keys()]) this.#settle(id, { error: "closed" });
  }

  #take(data) {
    if (says(data, "answer")) return this.#settle(data.id, data.payload ?? {});
    const act = typeof data?.type === "string" && Object.hasOwn(this.#heard, data.type) ? this.#heard[data.type] : null;
    if (!act || !says(data, data.type)) return;
    const answer = new Promise((resolve) => resolve(act(data.payload)));
    if (!data.id) return void answer.catch((error) => console.error(error));
    answer.then(
      (value) => this.#answer(data.id, { value }),
      (error) => this.#answer(data.id, { error: error?.code ?? "failed" }),
    );
  }

  #answer(id, payload) {
    this.#port.postMessage({ v: WIRE, type: "answer", id, payload });
  }

  #settle(id, { value, error }) {
    const asked = this.#asked.get(id);
    if (!asked) return;
    this.#asked.delete(id);
    clearTimeout(asked.timer);
    if (error === undefined) asked.resolve(value);
    else asked.reject(Object.assign(new Error(error), { code: error }));
  }
}
