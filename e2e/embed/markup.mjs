// An element as a page writes it.

/** `ids` are its attributes, `wish` what its token is asked for; `more` are further attributes. */
export function element(tag, { ids, wish }, more = "", fallback = "<p>Look it up in the portal.</p>") {
  const attributes = Object.entries(ids).map(([name, value]) => `${name}="${value}"`);
  const data = wish ? ` data-wish='${JSON.stringify(wish)}'` : "";
  return `<${tag} ${attributes.join(" ")} ${more}${data}>${fallback}</${tag}>`;
}
