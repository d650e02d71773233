// A plain host of static files, as the demonstration's are served by anybody: nothing but a file at its path, the
// index of a folder, and 404.html for the rest. `node static.mjs FOLDER ADDRESS [PREFIX]`, or `serve` from a test.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { pathToFileURL } from "node:url";

const KINDS = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

const isFile = (path) => stat(path).then((it) => it.isFile(), () => false);

async function answer(folder, prefix, { method, url }, response) {
  const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
  const within = path.startsWith(prefix) ? join(folder, path.slice(prefix.length)) : "";
  const wanted = path.endsWith("/") ? join(within, "index.html") : within;
  const found = within !== "" && (await isFile(wanted));
  const file = found ? wanted : join(folder, "404.html");
  // What a host says that has a hash in no name, so that a test sees what the pages do about it.
  response.writeHead(found ? 200 : 404, { "content-type": KINDS[extname(file)] ?? "application/octet-stream", "cache-control": "max-age=600" });
  if (method === "HEAD") return response.end();
  createReadStream(file).pipe(response);
}

/** Serves a folder below a path that ends in a slash. */
export function serve(folder, { port = 0, host = "127.0.0.1", prefix = "/" } = {}) {
  const server = createServer((request, response) => {
    answer(folder, prefix, request, response).catch((fault) => response.writeHead(500).end(String(fault)));
  });
  return new Promise((resolve) => {
    server.listen(port, host, () => {
      const url = `http://${host}:${server.address().port}${prefix}`;
      const stop = () => new Promise((done) => server.close(done) && server.closeAllConnections());
      resolve({ url, stop });
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [folder, address = "127.0.0.1:8090", prefix = "/"] = process.argv.slice(2);
  const [host, port] = address.split(":");
  const { url } = await serve(folder, { host, port: Number(port), prefix });
  console.log(`${folder} is served at ${url}`);
}
