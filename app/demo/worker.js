// Runs the demonstration's server, and keeps what it commits before it answers.

import init, { Backend } from "./backend.js";
import { Kept } from "./kept.js";

let backend;
let kept;
/** How long an answer is held back, in milliseconds: from, to. */
let delay = [0, 0];
/** What is done one after the other: the server is one, and its journal has one order. */
let last = Promise.resolve();

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/** Begins anew. */
async function begin(large) {
  backend?.free();
  backend = undefined;
  const state = { version: Backend.version(), told: Backend.now(), large, advanced: 0, cookie: null };
  backend = await Backend.raise(state.told, large, 0, undefined);
  state.mark = backend.mark();
  await kept.begin(state);
}

/** Goes on with what is kept; false when that cannot be. */
async function resume({ state, lines }) {
  if (state.version !== Backend.version()) return false;
  try {
    const again = await Backend.raise(state.told, state.large, state.advanced, state.cookie ?? undefined);
    if (again.mark() !== state.mark) return false;
    for (const line of lines) await again.replay(line);
    backend = again;
    return true;
  } catch (fault) {
    console.warn("The journal of the demonstration cannot be read:", fault);
    return false;
  }
}

/** What a page is told of how things stand. */
const story = (notice) => ({ large: kept.state.large, advanced: kept.state.advanced, keeps: kept.keeps, notice });

const tasks = {
  /** Goes on where it was left, or begins; without keeping, it always begins. */
  async start({ keep: keeping = true }) {
    await init();
    kept = keeping ? await Kept.open() : new Kept();
    const found = await kept.read();
    if (found && (await resume(found))) return story(null);
    if (found) await kept.setAside();
    await begin(false);
    return story(found ? "set_aside" : null);
  },
  async answer({ method, path, headers, body }) {
    const answer = await backend.answer(method, path, headers, new Uint8Array(body));
    await keep();
    return answer;
  },
  async advance({ days }) {
    kept.state.advanced = await backend.advance(days);
    await keep(true);
    return story(null);
  },
  async colleague({ subscription }) {
    const deed = await backend.colleague(subscription);
    await keep();
    return deed ?? null;
  },
  async reset({ large }) {
    await begin(large);
    return story(null);
  },
  /** Nothing: what was asked before is done and kept when it is answered. */
  async rest() {},
  async weather({ chaos, slow }) {
    backend.chaos(chaos);
    delay = slow ? [150, 400] : [0, 0];
  },
};

async function keep(changed = false) {
  const cookie = backend.cookie() ?? null;
  await kept.add(backend.toKeep(), changed || cookie !== kept.state.cookie ? { ...kept.state, cookie } : undefined);
}

onmessage = ({ data: { id, task, ...content } }) => {
  const done = last.then(() => tasks[task](content));
  last = done.catch(() => {});
  reply(id, task, done);
};

async function reply(id, task, done) {
  try {
    const value = await done;
    const [from, to] = task === "answer" ? delay : [0, 0];
    // Some requests are never answered, on purpose.
    if (task === "answer" && value === undefined) return;
    if (to > 0) await pause(from + (to - from) * (crypto.getRandomValues(new Uint8Array(1))[0] / 255));
    postMessage({ id, value });
  } catch (fault) {
    // Whatever is asked after that is asked of a program that has stopped in the middle.
    if (fault instanceof WebAssembly.RuntimeError) postMessage({ broken: fault.message });
    postMessage({ id, fault: String(fault?.message ?? fault) });
  }
}
