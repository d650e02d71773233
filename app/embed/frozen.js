// What a page gets to see: its own copy, which it cannot change for others.

function deep(value) {
  if (typeof value === "object" && value !== null) Object.values(value).forEach(deep);
  return Object.freeze(value);
}

/** A frozen copy of plain data. */
export function frozen(value) {
  return deep(structuredClone(value ?? null));
}
