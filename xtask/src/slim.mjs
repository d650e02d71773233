// Makes the program and its glue smaller than wasm-bindgen leaves them, in place. Called by `cargo xtask split`:
// node slim.mjs WASM GLUE OPTION… with the options of wasm-opt.
//
// The program imports each function of the browser by a long name with a hash, exports a streaming that nobody uses,
// and its glue comes with comments and with functions that the optimised program no longer imports. Whatever is not as
// expected here is an error and no bundle: nothing is guessed.

import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const [wasm, glue, ...options] = process.argv.slice(2);

/** Classes of a library of the framework, for streaming requests; the app has none. */
const unused = "IntoUnderlying";

// A number in LEB128, and a name with its length.
function* bytes(number) {
  for (; number > 127; number >>>= 7) yield (number & 127) | 128;
  yield number;
}
const named = (name) => [...bytes(name.length), ...Buffer.from(name)];

/** Reads on in a part of the program. */
class Reader {
  constructor(data, at = 0) {
    Object.assign(this, { data, at });
  }
  number() {
    for (let [result, shift] = [0, 0]; ; shift += 7) {
      const byte = this.data[this.at++];
      result |= (byte & 127) << shift;
      if (byte < 128) return result >>> 0;
    }
  }
  take(length) {
    return this.data.subarray(this.at, (this.at += length));
  }
  name() {
    return this.take(this.number()).toString();
  }
}

/** The program with one of its sections written anew. */
function withSection(file, wanted, change) {
  const reader = new Reader(readFileSync(file), 8);
  const parts = [reader.data.subarray(0, 8)];
  while (reader.at < reader.data.length) {
    const kind = reader.take(1)[0];
    let content = reader.take(reader.number());
    if (kind === wanted) content = Buffer.from(change(new Reader(content)));
    parts.push(Buffer.from([kind, ...bytes(content.length)]), content);
  }
  writeFileSync(file, Buffer.concat(parts));
}

/** The exports without those of the unused classes. */
function usedExports(section) {
  const kept = [];
  for (let left = section.number(); left > 0; left--) {
    const start = section.at;
    const name = section.name();
    section.take(1);
    section.number();
    if (!name.includes(unused.toLowerCase())) kept.push(section.data.subarray(start, section.at));
  }
  return [...bytes(kept.length), ...Buffer.concat(kept)];
}

/** The imports from the glue under short names; `names` learns which is which. */
function shortImports(section, names) {
  const count = section.number();
  const written = [...bytes(count)];
  for (let index = 0; index < count; index++) {
    const [from, name] = [section.name(), section.name()];
    const short = from.endsWith("_bg.js") ? `_${index.toString(36)}` : name;
    if (short !== name) names.set(name, short);
    const start = section.at;
    if (section.take(1)[0] !== 0) throw new Error(`${name} is imported, and no function`);
    section.number();
    written.push(...named(from), ...named(short), ...section.data.subarray(start, section.at));
  }
  return written;
}

/** The glue with only what the program imports, under its short names, and without comments. */
function shortGlue(text, names) {
  const missing = new Set(names.keys());
  const entry = /^ {8}(__wb\w+): [^]*?^ {8}\}.*,\n/gm;
  const short = text
    .replace(entry, (all, name) => {
      missing.delete(name);
      return names.has(name) ? all.replace(name, names.get(name)) : "";
    })
    .replace(new RegExp(`^export class ${unused}[^]*?^}\\n.*\\n`, "gm"), "")
    .replace(new RegExp(`^const ${unused}[^]*?;\\n`, "gm"), "")
    .replace(/^ *\/\*\*[^]*?\*\/\n/gm, "")
    .replace(/^ +| *\n(?=\n)/gm, "");
  if (missing.size > 0) throw new Error(`the glue has no ${[...missing].join(", ")}`);
  if (short.includes(unused)) throw new Error(`the glue still speaks of ${unused}`);
  return short;
}

withSection(wasm, 7, usedExports);
execFileSync(process.execPath, ["node_modules/binaryen/bin/wasm-opt", ...options, wasm, "-o", wasm]);
const short = new Map();
withSection(wasm, 2, (section) => shortImports(section, short));
writeFileSync(glue, shortGlue(readFileSync(glue, "utf8"), short));
