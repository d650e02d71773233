// Where the server is.

/** The server that this script came from: `https://HOST/embed/1.0.0/support-contact.js`. */
const HOME = new URL("../../", import.meta.url);

/**
 * The server's address, which ends in a slash; that of the script without a name. Null for an address that is none, or
 * over which a token could be read on its way.
 */
export function serverOf(name) {
  if (!name) return HOME;
  const url = URL.parse?.(name, document.baseURI) ?? parsed(name);
  if (!url || url.search || url.hash || url.username || url.password) return null;
  const local = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && local)) return null;
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return url;
}

function parsed(name) {
  try {
    return new URL(name, document.baseURI);
  } catch {
    return null;
  }
}

/** The folder of this version's files, for the languages. */
export const FILES = new URL("./", import.meta.url);
