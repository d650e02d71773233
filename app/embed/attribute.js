// The attributes of the elements, and what of them the program and a frame are told.

/** Attributes that a program knows. Any change of one is told to it. */
export const TOLD = [
  "tenant",
  "customer-id",
  "subscription-id",
  "customer-ref",
  "subscription-ref",
  "lang",
  "theme",
  "readonly",
];

/** Attributes that decide how the element starts. A change of one starts it anew. */
export const STARTING = ["server", "mode"];

/** All that are observed; `loading` is read once, when the element comes into the page. */
export const OBSERVED = [...STARTING, ...TOLD, "loading"];

/** The property of an attribute: `customer-id` is `customerId`. */
export function propertyOf(attribute) {
  return attribute.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
}

/** What the program reads for an attribute: text, null where it is missing; `readonly` is there or not. */
export function valueOf(element, attribute) {
  if (attribute === "readonly") return element.hasAttribute(attribute);
  if (attribute === "lang") return languageOf(element);
  return element.getAttribute(attribute);
}

/** The element's language: its own, or that of what it stands in, through shadow roots; null without any. */
function languageOf(element) {
  for (let at = element; at; ) {
    const found = at.closest?.("[lang]");
    if (found) return found.getAttribute("lang") || null;
    at = at.getRootNode().host;
  }
  return null;
}

/** Gives the class a property for each attribute that reflects it. */
export function reflect(prototype) {
  for (const attribute of OBSERVED) {
    const property = propertyOf(attribute);
    if (property === "lang") continue; // Every element of HTML has it.
    const flag = attribute === "readonly";
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return flag ? this.hasAttribute(attribute) : (this.getAttribute(attribute) ?? "");
      },
      set(value) {
        if (flag) this.toggleAttribute(attribute, Boolean(value));
        else if (value === null || value === undefined) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/**
 * Takes over what was set before the browser knew the element: such a property hides the class's own, and would never
 * be seen.
 */
export function upgrade(element, properties) {
  for (const property of properties) {
    if (!Object.hasOwn(element, property)) continue;
    const value = element[property];
    delete element[property];
    element[property] = value;
  }
}
