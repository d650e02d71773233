// A portal that embeds the elements, as a partner would build one: another origin, its own strict policy, and a server
// part that trades its client credential for tokens. The pages of the tests come from it.

import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";

const HERE = import.meta.dirname;

/** The page's own scripts, one a host: built from the npm packages as any project would. */
async function scripts() {
  const built = await build({
    entryPoints: ["plain.js", "react.jsx", "vue.js"].map((name) => join(HERE, name)),
    bundle: true,
    write: false,
    format: "esm",
    minify: true,
    jsx: "automatic",
    outdir: "/",
    define: { "process.env.NODE_ENV": '"production"', __VUE_OPTIONS_API__: "false", __VUE_PROD_DEVTOOLS__: "false",
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "false" },
  });
  return new Map(built.outputFiles.map(({ path, text }) => [path.replace(/^.*[\\/]/, "/"), text]));
}

/** What a page may do, by name. `direct` is what the documentation asks for, nothing more. */
const POLICIES = {
  direct: (server) => `script-src 'self' ${server} 'wasm-unsafe-eval'; connect-src 'self' ${server}; style-src 'self'`,
  "no-wasm": (server) => `script-src 'self' ${server}; connect-src 'self' ${server}; style-src 'self'`,
  trusted: (server) => `${POLICIES.direct(server)}; require-trusted-types-for 'script'; trusted-types 'none'`,
  framed: (server) => `script-src 'self' ${server}; connect-src 'self'; style-src 'self'; frame-src ${server};
    require-trusted-types-for 'script'; trusted-types 'none'`.replaceAll(/\s+/g, " "),
};

/** `host` is the name of a script above; `head` and `body` are the page's own. */
function page({ host = "plain", server, version, integrity, tag, head = "", body = "" }) {
  const script = tag === "support-contact-card" ? "support-contact-card.js" : "support-contact.js";
  const sri = integrity ? ` integrity="${integrity[script]}"` : "";
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Portal</title>
    <link rel="stylesheet" href="/style.css">
    <script type="module" src="${server}/embed/${version}/${script}"${sri} crossorigin="anonymous"></script>
    ${head}
    <script type="module" src="/${host}.js"></script>
  </head>
  <body><main><h1>Portal</h1>${body}<div id="app"></div></main></body>
</html>`;
}

/** Starts a portal beside the server at this address. */
export async function startPortal(server) {
  const own = await scripts();
  const credential = { id: null, secret: null };
  const pages = new Map();
  let asked = 0;

  /** The portal's own server part: it knows who its user is, and what that user may see here. */
  async function token(wish) {
    const { id, secret } = credential;
    const answer = await fetch(`${server}/api/v1/embed/tokens`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
      },
      body: JSON.stringify({ person: { id: "anna", name: "Anna Kovács" }, ...wish }),
    });
    return { status: answer.status, body: await answer.text() };
  }

  async function answer(request, response) {
    const url = new URL(request.url, "http://localhost");
    const found = pages.get(url.pathname);
    if (found) {
      const policy = `default-src 'none'; base-uri 'none'; form-action 'none'; ${POLICIES[found.policy](server)}`;
      return response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy }).end(found.html);
    }
    if (url.pathname === "/token" && request.method === "POST") {
      asked += 1;
      const chunks = await request.toArray();
      const { status, body } = await token(JSON.parse(Buffer.concat(chunks).toString()));
      return response.writeHead(status, { "Content-Type": "application/json" }).end(body);
    }
    if (url.pathname === "/style.css") {
      const css = found?.css ?? pages.css ?? "body { font: 16px sans-serif; margin: 16px }";
      return response.writeHead(200, { "Content-Type": "text/css" }).end(css);
    }
    const script = own.get(url.pathname);
    if (script) return response.writeHead(200, { "Content-Type": "text/javascript" }).end(script);
    response.writeHead(404).end();
  }

  const http = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => http.listen(0, "localhost", resolve));
  const origin = `http://localhost:${http.address().port}`;
  return {
    origin,
    credential,
    /** How often its pages asked for a token. */
    asked: () => asked,
    /** Serves a page and gives its address. */
    serve(path, { policy = "direct", css, ...parts }) {
      pages.css = css;
      pages.set(path, { policy, html: page({ server, version: "1", ...parts }) });
      return `${origin}${path}`;
    },
    close: () => new Promise((resolve) => http.close(resolve)),
  };
}
