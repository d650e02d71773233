// Serves a folder as the server serves the app: compressed by brotli at its best, before anybody asks.

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const KINDS = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm" };

export class Folder {
  /** Listens on a free port of this computer. */
  static async serve(folder) {
    const files = new Map();
    for (const name of await readdir(folder)) {
      const headers = { "content-type": KINDS[extname(name)], "content-encoding": "br", "cache-control": "no-cache" };
      files.set(name === "index.html" ? "/" : `/${name}`, { headers, body: brotliCompressSync(await readFile(join(folder, name))) });
    }
    const server = createServer((request, response) => {
      const file = files.get(request.url);
      if (file) response.writeHead(200, { ...file.headers, "content-length": file.body.length }).end(file.body);
      else response.writeHead(404).end();
    });
    await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
    return Object.assign(new Folder(), { server, url: `http://127.0.0.1:${server.address().port}/` });
  }

  async close() {
    this.server.closeAllConnections();
    await new Promise((closed) => this.server.close(closed));
  }
}
