// Code, manifest and types say the same. node --test app/embed

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { OBSERVED, propertyOf } from "./attribute.js";

const HERE = import.meta.dirname;
const read = (...path) => readFileSync(join(HERE, ...path), "utf8");
const manifest = JSON.parse(read("custom-elements.json"));
const elements = manifest.modules.flatMap(({ declarations }) => declarations.filter((it) => it.customElement));
const types = read("support-contact.d.ts");

/** The text of every file below a folder. */
function sources(folder, ending) {
  return readdirSync(join(HERE, folder), { recursive: true })
    .filter((name) => name.endsWith(ending))
    .map((name) => read(folder, name))
    .join("\n");
}

const names = (list) => list.map(({ name }) => name).sort();
const all = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, found]) => found))].sort();

test("the attributes are those that the class observes", () => {
  for (const element of elements) assert.deepEqual(names(element.attributes), [...OBSERVED].sort());
});

test("each attribute has its property, in the manifest and in the types", () => {
  for (const { attributes, members } of elements) {
    for (const { name, fieldName } of attributes) {
      assert.equal(fieldName, propertyOf(name));
      if (name === "lang") continue; // HTML's own.
      assert.ok(members.some((it) => it.attribute === name && it.name === fieldName), name);
      assert.match(types, new RegExp(`\\b${fieldName}: `), fieldName);
      assert.match(types, new RegExp(`"?${name}"?\\?: `), name);
    }
  }
});

test("properties and methods are those of the class", () => {
  const code = read("element.js");
  const own = all(code, /^ {4}(?:get |set )?([a-z]\w*)\(/gm).filter((it) => !/^(constructor|\w+Callback)$/.test(it));
  for (const { members } of elements) {
    assert.deepEqual(names(members.filter((it) => !it.attribute)), own);
  }
  for (const name of own.filter((it) => it !== "focus")) assert.match(types, new RegExp(`\\b${name}[:(]`), name);
});

test("the events are those that are told, and those of the types", () => {
  const told = all(types, /^ {2}"(support-contact-[a-z-]+)": CustomEvent/gm);
  const [assigner, card] = elements;
  assert.deepEqual(names(assigner.events), told);
  for (const { name } of card.events) assert.ok(told.includes(name));
  const code = read("framed.js") + sources("../src/widget", ".rs");
  for (const name of told) assert.ok(code.includes(`"${name.replace("support-contact-", "")}"`), name);
});

test("the parts are in the views, and the properties in the style", () => {
  const views = sources("../src", ".rs") + read("direct.js") + read("framed.js");
  const named = read("../src/widget/parts.rs");
  const used = [...all(views, /part="([a-z- ]+)"/g), ...all(named, /^ {4}\("[^"]+", "([a-z- ]+)"\),/gm)].flatMap((it) => it.split(" "));
  for (const { cssParts } of elements) {
    for (const { name } of cssParts) assert.ok(used.includes(name) || views.includes(`"part", "${name}"`), name);
  }
  const style = sources("../../style", ".css");
  for (const { name } of elements[0].cssProperties) assert.ok(style.includes(`var(${name}`), name);
});
