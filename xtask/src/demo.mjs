// Puts the demonstration together. Called by `cargo xtask build --demo`:
//   node demo.mjs DIST PARTS EMBED      DIST is the app as Trunk left it, PARTS has the server's program, EMBED the
//                                       elements with their documentation, which runs on the demonstration
//   node demo.mjs --sizes DIST APP      what the demonstration adds to the app in the folder APP

import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const SOURCE = "app/demo";
/** In the page or beside it; everything else lies in the folder of the build. */
const APART = ["find.js", "sw.js"];
/** As the server's own (`server/src/http/headers.rs`), but for what only a header can say. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval' 'sha256-HASH'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'self'",
  "form-action 'none'",
  "object-src 'none'",
];

const text = (file) => readFileSync(file, "utf8");
const hash = (what, how = "hex") => createHash("sha256").update(what).digest(how);

/** Every file of a folder, by its path in it. */
function* walk(folder, below = "") {
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below ? `${below}/${name}` : name;
    if (statSync(join(folder, path)).isDirectory()) yield* walk(folder, path);
    else yield path;
  }
}

function build(dist, parts, embed) {
  const scripts = readdirSync(SOURCE).filter((name) => name.endsWith(".js") && !APART.includes(name));
  const sources = [
    ...scripts.map((name) => join(SOURCE, name)),
    ...["backend.js", "backend_bg.wasm"].map((name) => join(parts, name)),
  ].sort();
  const name = hash(sources.map((file) => hash(readFileSync(file))).join()).slice(0, 16);
  const folder = join(dist, "demo", name);
  rmSync(join(dist, "demo"), { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of sources) copyFileSync(file, join(folder, file.split(/[\\/]/).at(-1)));
  // For pages that are not of this build, such as the documentation of the elements.
  for (const script of ["bridge.js", "link.js"]) {
    writeFileSync(join(dist, "demo", script), `export * from "./${name}/${script}";\n`);
  }
  cpSync(embed, join(dist, "embed"), { recursive: true });
  for (const name of ["index.html", "docs"]) cpSync(join("app/embed", name), join(dist, "embed/1", name), { recursive: true });
  page(dist, name);
  worker(dist);
}

function page(dist, name) {
  const find = text(join(SOURCE, "find.js"));
  const policy = POLICY.join("; ").replace("HASH", hash(find, "base64"));
  const head = `<meta http-equiv="Content-Security-Policy" content="${policy}"><script>${find}</script>`;
  const boot = `<script type="module" blocking="render" src="./demo/${name}/boot.js"></script>`;
  const before = text(join(dist, "index.html"));
  const after = before
    .replace(/<meta charset="?utf-8"?>/i, (charset) => charset + head)
    .replace(/<base href="?[^">]*"?>/, '<base href="./">')
    .replace(/<script(?=[^>]*src=)/, (script) => boot + script);
  for (const part of [head, boot, '<base href="./">']) {
    if (!after.includes(part)) throw new Error(`the page has no place for ${part.slice(0, 60)}`);
  }
  writeFileSync(join(dist, "index.html"), after);
  // What static hosts serve for an address without a file.
  writeFileSync(join(dist, "404.html"), after);
}

function worker(dist) {
  const files = [...walk(dist)].filter((file) => !/^(404\.html|sw\.js|embed\/)/.test(file));
  const name = hash(files.map((file) => file + hash(readFileSync(join(dist, file)))).join()).slice(0, 16);
  const after = text(join(SOURCE, "sw.js"))
    .replace('"BUILD"', JSON.stringify(name))
    .replace('["FILES"]', JSON.stringify(files));
  writeFileSync(join(dist, "sw.js"), after);
}

/** In thousands of bytes, compressed as servers can at best. */
function sizes(dist, app) {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  const size = (folder) => (file) => brotliCompressSync(readFileSync(join(folder, file)), best).length / 1000;
  const sum = (folder, files) => files.map(size(folder)).reduce((one, other) => one + other, 0);
  const of = (folder) => sum(folder, [...walk(folder)].filter((file) => !/^(demo|embed)\/|^404\.html$/.test(file)));
  const own = [...walk(join(dist, "demo"))].map((file) => `demo/${file}`);
  const server = sum(dist, own.filter((file) => file.includes("backend")));
  const scripts = sum(dist, own.filter((file) => !file.includes("backend")));
  const more = existsSync(app) ? of(dist) - of(app) : 0;
  const all = server + scripts + more;
  const list = `server ${server.toFixed(1)}, scripts ${scripts.toFixed(1)}, in the app ${more.toFixed(1)}`;
  console.log(`The demo adds, brotli at its best: ${all.toFixed(1)} KB (${list}).`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--sizes") sizes(...rest);
else build(first, ...rest);
