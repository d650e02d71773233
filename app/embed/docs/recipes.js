// The element in each kind of page, to be copied. `attributes` are those of the panel.

const OPEN = '<p>Support contact: <a href="https://portal.example/contacts">open in the portal</a></p>';

/** ` name="value"` for each; flags without a value. */
function written(attributes, between = " ") {
  return Object.entries(attributes)
    .map(([name, value]) => `${between}${value === true ? name : `${name}="${value}"`}`)
    .join("");
}

const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());

/** Attributes as JSX writes them. */
const jsx = (attributes) => written(attributes, "\n      ");

/** As properties of an object. */
function fields(attributes, indent) {
  return Object.entries(attributes)
    .map(([name, value]) => `${indent}${JSON.stringify(name)}: ${JSON.stringify(value)},`)
    .join("\n");
}

const TOKEN = `async function getAccessToken({ reason }) {
  const answer = await fetch("/api/support-contact-token", { method: "POST" });
  return (await answer.json()).token;
}`;

function script({ host, version, file, integrity }) {
  return `<script type="module" src="${host}/embed/${version}/${file}"
  integrity="${integrity}" crossorigin="anonymous"></script>`;
}

/** All of them: `[title, code]`. */
export function recipes(place, tag, attributes) {
  const name = tag === "support-contact-card" ? "card" : "assigner";
  return [
    [
      "Plain HTML",
      `${script(place)}

<${tag} id="${name}"${written(attributes, "\n  ")}>
  ${OPEN}
</${tag}>

<script type="module">
  ${TOKEN.replaceAll("\n", "\n  ")}
  const element = document.getElementById("${name}");
  element.getAccessToken = getAccessToken;
  element.addEventListener("support-contact-assigned", (event) => console.log(event.detail.results));
  element.addEventListener("support-contact-error", (event) => console.warn(event.detail.code));
</script>`,
    ],
    [
      "React 19",
      `// The script tag of “Plain HTML” stands in the page’s head, before your own.
${TOKEN}

export function SupportContact() {
  return (
    <${tag}${jsx(attributes)}
      getAccessToken={getAccessToken}
      onsupport-contact-assigned={(event) => console.log(event.detail.results)}
    >
      <p>The support contact is in the portal.</p>
    </${tag}>
  );
}`,
    ],
    [
      "React 18",
      `// React 18 sets attributes only: functions and events go by a ref.
import { useEffect, useRef } from "react";
${TOKEN}

export function SupportContact() {
  const element = useRef(null);
  useEffect(() => {
    const { current } = element;
    const assigned = (event) => console.log(event.detail.results);
    current.getAccessToken = getAccessToken;
    current.addEventListener("support-contact-assigned", assigned);
    return () => current.removeEventListener("support-contact-assigned", assigned);
  }, []);
  return (
    <${tag} ref={element}${jsx(attributes)}>
      <p>The support contact is in the portal.</p>
    </${tag}>
  );
}`,
    ],
    [
      "Vue 3",
      `<!-- vite.config.js: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith("support-contact-") } } }) -->
<script setup>
${TOKEN}
</script>

<template>
  <${tag}${written(attributes, "\n    ")}
    :getAccessToken.prop="getAccessToken"
    @support-contact-assigned="(event) => console.log(event.detail.results)"
  >
    <p>The support contact is in the portal.</p>
  </${tag}>
</template>`,
    ],
    [
      "Angular",
      `import { Component, CUSTOM_ELEMENTS_SCHEMA } from "@angular/core";

@Component({
  selector: "app-support-contact",
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    <${tag}${written(attributes, "\n      ")}
      [getAccessToken]="getAccessToken"
      (support-contact-assigned)="assigned($event)">
      <p>The support contact is in the portal.</p>
    </${tag}>\`,
})
export class SupportContact {
  getAccessToken = async () => {
    const answer = await fetch("/api/support-contact-token", { method: "POST" });
    return (await answer.json()).token;
  };
  assigned(event: CustomEvent) {
    console.log(event.detail.results);
  }
}`,
    ],
    [
      "Made by script",
      `const element = document.createElement("${tag}");
Object.assign(element, {
${fields(Object.fromEntries(Object.entries(attributes).map(([key, value]) => [camel(key), value])), "  ")}
  getAccessToken,
});
document.getElementById("place").append(element);`,
    ],
  ];
}

/** What the portal's server asks for. */
export function tokenRecipe(host, customer, subscription) {
  return `curl ${host}/api/v1/embed/tokens \\
  --user "$PORTAL_ID:$PORTAL_SECRET" \\
  --json '{
    "customer": { "id": "${customer}" },
    "subscriptions": [{ "id": "${subscription}" }],
    "permissions": ["read", "assign"],
    "person": { "id": "anna@portal.example", "name": "Anna Kovács" }
  }'`;
}
