// The demonstration as a page sees it: `fetch` to its server, and `demo` with what can be done to it.

import { holdOrLeave, takeOver } from "./owner.js";
import { ask, base, carry, start, stop } from "./link.js";

/** How things stand. A change is told by the event `switchboard-demo` of the window. */
const state = {
  /** Whose the demonstration is: `mine`, `other` (another tab has it), `lost` (another tab took it). */
  owner: "mine",
  /** Are changes kept between visits? */
  keeps: true,
  /** `set_aside`: what was kept could not be read. */
  notice: null,
  /** What stops it altogether, if anything does. */
  broken: null,
  /** `no`, `ready`, or `update`: a new version waits. */
  offline: "no",
  large: false,
  advanced: 0,
  slow: stored(localStorage, "delay") !== "off",
  chaos: Number(stored(sessionStorage, "chaos") ?? 0),
};

function stored(storage, name) {
  try {
    return storage.getItem(`switchboard.demo.${name}`);
  } catch {
    return null; // Storage can be forbidden.
  }
}

function store(storage, name, value) {
  try {
    storage.setItem(`switchboard.demo.${name}`, value);
  } catch {
    // Then it holds until the page is left.
  }
}

export function tell(change) {
  Object.assign(state, change);
  dispatchEvent(new Event("switchboard-demo"));
}

/** Another tab has taken it: let go when all is kept. */
async function letGo() {
  await ask("rest").catch(() => {});
  stop();
  tell({ owner: "lost" });
}

async function begin() {
  if (!(await holdOrLeave(letGo))) return tell({ owner: "other" });
  start(tell);
  try {
    tell(await ask("start"));
    await weather();
  } catch (fault) {
    console.error(fault);
    tell({ broken: String(fault.message) });
  }
}

const ready = begin();
const weather = () => ask("weather", { chaos: state.chaos, slow: state.slow });

/** As the browser's own; requests to our server are answered by the one in this browser. */
export async function fetch(input, init) {
  await ready;
  return carry(input, init);
}

/** What can be done to the demonstration. */
export const demo = {
  base,
  state: () => ({ ...state }),
  /** The clock goes on by so many days. */
  async advance(days) {
    tell(await ask("advance", { days: Number(days) }));
  },
  /** Somebody else changes a subscription: `[who, the contact now]`, or null. */
  colleague: (subscription) => ask("colleague", { subscription }),
  /** Forgets what was done, and begins anew with `story` or `large`. */
  async reset(size) {
    tell(await ask("reset", { large: size === "large" }));
  },
  /** `on` or `off`: answers take as long as over a network. */
  async delay(how) {
    store(localStorage, "delay", how);
    tell({ slow: how !== "off" });
    await weather();
  },
  /** So many per cent of all requests fail. */
  async chaos(perCent) {
    store(sessionStorage, "chaos", String(perCent));
    tell({ chaos: Number(perCent) });
    await weather();
  },
  /** Takes the demonstration from the tab that has it, and begins again. */
  async takeOver() {
    await takeOver();
    location.reload();
  },
};
