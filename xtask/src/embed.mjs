// Puts the elements together: node embed.mjs PROGRAMS LOCALES DIST. Called by `cargo xtask embed`.
//
// PROGRAMS has the wasm and the glue of each element, LOCALES its language files. Each element becomes one script; the
// SHA-384 of its wasm stands in it, so that one hash on a page's tag covers everything. Everything lies in DIST/VERSION
// for ever and in DIST/1 as long as it is the newest.

import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { buildSync } from "esbuild";

const [programs, locales, dist] = process.argv.slice(2);
const source = "app/embed";
const { version } = JSON.parse(readFileSync(join(source, "version.json"), "utf8"));
const folder = join(dist, version);

/** KB, of at most so many, after compression. */
const LIMITS = { "support-contact": 100, "support-contact-card": 55 };

const integrity = (file) => `sha384-${createHash("sha384").update(readFileSync(file)).digest("base64")}`;
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const size = (file) => brotliCompressSync(readFileSync(file), best).length / 1000;

/** One script of a module and all that it imports. */
function bundle(name, define, glue) {
  buildSync({
    entryPoints: [join(source, `${name}.js`)],
    outfile: join(folder, `${name}.js`),
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    alias: glue ? { "wasm-bindgen-glue": `./${glue}` } : {},
    define: { VERSION: JSON.stringify(version), ...define },
  });
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "locales"), { recursive: true });
for (const name of Object.keys(LIMITS)) {
  const wasm = `${name}_bg.wasm`;
  cpSync(join(programs, wasm), join(folder, wasm));
  bundle(name, { WASM_INTEGRITY: JSON.stringify(integrity(join(folder, wasm))) }, join(programs, `${name}.js`));
}
bundle("frame", {});
for (const file of readdirSync(locales)) cpSync(join(locales, file), join(folder, "locales", file));
// What pages and people read as it is written.
for (const file of readdirSync(source)) {
  if (/^frame\.|\.d\.ts$|^custom-elements\.json$/.test(file) && file !== "frame.js") cpSync(join(source, file), join(folder, file));
}

const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
const paths = files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
const each = (what) =>
  Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), what(path)]));
const facts = { version, integrity: each(integrity), brotli: each((path) => Math.round(size(path) * 1000)) };
writeFileSync(join(folder, "integrity.json"), `${JSON.stringify(facts, null, 2)}\n`);

const newest = join(dist, version.split(".")[0]);
rmSync(newest, { recursive: true, force: true });
cpSync(folder, newest, { recursive: true });

const languages = readdirSync(join(folder, "locales")).map((file) => size(join(folder, "locales", file)));
for (const [name, limit] of Object.entries(LIMITS)) {
  const [wasm, script] = [`${name}_bg.wasm`, `${name}.js`].map((file) => size(join(folder, file)));
  const sum = wasm + script;
  console.log(
    `${basename(name)} ${version}, brotli at its best: ${sum.toFixed(1)} KB of at most ${limit} (wasm ` +
      `${wasm.toFixed(1)}, JavaScript ${script.toFixed(1)}); the longest language adds ${Math.max(...languages).toFixed(1)}.`,
  );
}
