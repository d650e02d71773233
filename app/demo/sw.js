// The demonstration without a network: the files of one build, all of them or none. The build writes their list and its
// own name into the two lines below.

const BUILD = "BUILD";
const FILES = ["FILES"];

const base = new URL("./", self.location);
const name = `switchboard-demo ${base.pathname} `;
/** Each file by its whole address. */
const files = new Set(FILES.map((file) => new URL(file, base).href));
const page = new URL("index.html", base).href;

/** Fails when a single file does not come, and then this build is never begun. */
self.addEventListener("install", (event) => {
  // Never from the browser's own cache: a page there may be of another build.
  const fresh = [...files].map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(name + BUILD).then((cache) => cache.addAll(fresh)));
});

/** The builds before are gone only now, when no page of theirs is open. */
self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const other of await caches.keys()) {
      if (other.startsWith(name) && other !== name + BUILD) await caches.delete(other);
    }
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("message", ({ data }) => {
  if (data === "begin") self.skipWaiting();
});

/** The page for any address of the app, which finds its files from its own folder wherever it is shown. */
async function shell(request) {
  const kept = await (await caches.open(name + BUILD)).match(page);
  // Browsers may throw copies away.
  if (!kept) return fetch(request);
  const text = await kept.text();
  const headers = { "content-type": "text/html; charset=utf-8" };
  return new Response(text.replace('<base href="./">', `<base href="${base.pathname}">`), { headers });
}

async function file(request, address) {
  return (await (await caches.open(name + BUILD)).match(address)) ?? fetch(request);
}

/** Only what this build consists of. Never an answer of a server, nor what lies in other folders. */
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const address = request.url.split(/[?#]/)[0];
  const path = address.startsWith(base.href) ? address.slice(base.href.length) : undefined;
  if (path === undefined) return;
  const apart = /^(api|v1|embed|docs)(\/|$)/.test(path);
  if (files.has(address) && address !== page) event.respondWith(file(request, address));
  else if (request.mode === "navigate" && !apart) event.respondWith(shell(request));
});
