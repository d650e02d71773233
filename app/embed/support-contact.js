// <support-contact-assigner>: one script and one program.

import init, { mount } from "wasm-bindgen-glue";
import { define as defineTag } from "./element.js";
import { program } from "./program.js";

const load = program(init, { mount }, new URL("support-contact_bg.wasm", import.meta.url), WASM_INTEGRITY);

/** The version of the element. */
export const version = VERSION;

/** Gives the element another name, for pages that have two versions. False when the name is taken. */
export function define(tag) {
  return defineTag(tag, load);
}

define("support-contact-assigner");
