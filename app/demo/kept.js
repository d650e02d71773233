// What the demonstration keeps between visits: in IndexedDB, where it may.
//
// `state` holds one record: when the story was told and how; `lines` what was committed since, in order; `named` what
// only counts in its newest form (sessions). A journal that cannot be read is set aside under another name, whole.

const STORES = ["state", "lines", "named"];
const NAME = "switchboard-demo";

const settled = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });

function open(name) {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore("state");
    request.result.createObjectStore("lines", { autoIncrement: true });
    request.result.createObjectStore("named");
  };
  return settled(request);
}

export class Kept {
  /** The state that is kept, or would be. */
  state;
  #database;

  /** Without a database (private windows may have none) nothing is kept, and the demonstration runs all the same. */
  static async open() {
    const kept = new Kept();
    // The folder is part of the name: one host may have several demonstrations.
    kept.name = `${NAME} ${new URL("../../", import.meta.url).pathname}`;
    try {
      kept.#database = await open(kept.name);
    } catch (fault) {
      console.warn("The demonstration is not kept:", fault);
    }
    return kept;
  }

  get keeps() {
    return this.#database !== undefined;
  }

  /** `{ state, lines }`, or nothing at the first visit. */
  async read() {
    if (!this.keeps) return undefined;
    const transaction = this.#database.transaction(STORES);
    const [state, lines, named] = await Promise.all([
      settled(transaction.objectStore("state").get(0)),
      settled(transaction.objectStore("lines").getAll()),
      settled(transaction.objectStore("named").getAll()),
    ]);
    if (state === undefined) return undefined;
    this.state = state;
    return { state, lines: [...lines, ...named] };
  }

  /** Begins anew: forgets all that is kept. */
  async begin(state) {
    this.state = state;
    await this.#write((store) => {
      STORES.forEach((name) => store(name).clear());
      store("state").put(state, 0);
    });
  }

  /** Keeps more: `[name, line]` each, and another state when there is one. */
  async add(pairs, state) {
    if (pairs.length === 0 && state === undefined) return;
    if (state !== undefined) this.state = state;
    await this.#write((store) => {
      for (const [name, line] of pairs) {
        if (name === null) store("lines").add(line);
        else if (line === null) store("named").delete(name);
        else store("named").put(line, name);
      }
      if (state !== undefined) store("state").put(state, 0);
    });
  }

  /** Puts what is kept where it harms nobody and is not lost. Only the last one is kept so. */
  async setAside() {
    const transaction = this.#database.transaction(STORES);
    const all = await Promise.all(STORES.map((name) => settled(transaction.objectStore(name).getAll())));
    const aside = await open(`${this.name} (set aside)`);
    const copy = aside.transaction(STORES, "readwrite");
    STORES.forEach((name, at) => {
      const store = copy.objectStore(name);
      store.clear();
      all[at].forEach((value, key) => store.put(value, key));
    });
    await finished(copy);
    aside.close();
  }

  /** A write that fails (a full disk) ends the keeping, not the demonstration. */
  async #write(change) {
    if (!this.keeps) return;
    try {
      const transaction = this.#database.transaction(STORES, "readwrite", { durability: "strict" });
      change((name) => transaction.objectStore(name));
      await finished(transaction);
    } catch (fault) {
      console.warn("The demonstration is not kept any more:", fault);
      this.#database.close();
      this.#database = undefined;
      postMessage({ keeps: false });
    }
  }
}
