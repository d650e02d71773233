// From the page to the demonstration's server in its worker, and back.

/** The folder of the demonstration, wherever it is mounted: this file lies in `demo/HASH/` inside it. */
export const base = new URL("../../", import.meta.url);

/** Our own addresses; everything else is a file. */
const OWN = /^(api|v1)\//;
/** A request of which nobody waits for a signal ends after this time, as connections do. */
const PATIENCE = 30_000;

let worker;
let next = 0;
const waiting = new Map();

/** Starts the worker. `tell` is given what it says without being asked. */
export function start(tell) {
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => {
    if (data.id === undefined) return tell(data);
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.fault) reject?.(new Error(data.fault));
    else resolve?.(data.value);
  };
  // A worker that did not start answers nothing.
  worker.onerror = (event) => stop(new Error(event.message || "the worker did not start"));
}

/** Ends the worker; what waits for it fails, as without a network unless there is another cause. */
export function stop(cause = new TypeError("Failed to fetch")) {
  worker?.terminate();
  worker = undefined;
  for (const { reject } of waiting.values()) reject(cause);
  waiting.clear();
}

/** Has something done by the worker. */
export function ask(task, content, transfer = []) {
  if (!worker) return Promise.reject(new TypeError("Failed to fetch"));
  const id = next++;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, task, ...content }, transfer);
  });
}

/** The path of a request to our server, or nothing when it is for a file. */
function own(request) {
  const { href } = new URL(request.url);
  const path = href.startsWith(base.href) ? href.slice(base.href.length) : "";
  return OWN.test(path) ? `/${path.split("#")[0]}` : undefined;
}

/** Fails when the signal does, and in any case some time. */
function ended(signal) {
  return new Promise((_, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    setTimeout(() => reject(new TypeError("Failed to fetch")), PATIENCE);
  });
}

async function answer(request, path) {
  const body = await request.arrayBuffer();
  const headers = [...request.headers].flat();
  const [status, pairs, bytes] = await ask("answer", { method: request.method, path, headers, body }, [body]);
  const answered = new Headers();
  for (let at = 0; at < pairs.length; at += 2) answered.append(pairs[at], pairs[at + 1]);
  const empty = status === 204 || status === 304;
  return new Response(empty ? null : bytes, { status, headers: answered });
}

/** As the browser's own, for requests to our server; files come from where they are. */
export function carry(input, init) {
  const request = new Request(input, init);
  const path = own(request);
  if (path === undefined) return fetch(request);
  return Promise.race([answer(request, path), ended(request.signal)]);
}
