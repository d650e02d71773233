// Requests to the server: with the token, without cookies, and once more when the token was refused.

import { TokenError } from "./token.js";

function signed(request, token) {
  const headers = new Headers(request.headers);
  headers.set("Authorization", `Bearer ${token}`);
  headers.set("Switchboard-Embed", VERSION);
  return new Request(request, { headers, credentials: "omit", cache: "no-store", referrerPolicy: "strict-origin" });
}

/** The server's own answer to nobody (RFC 9457): whoever reads it need not know that no request was made. */
function unauthenticated() {
  const code = "unauthenticated";
  const problem = { type: `/docs#error-${code}`, title: code, status: 401, errorCode: code };
  const headers = { "Content-Type": "application/problem+json" };
  return new Response(JSON.stringify(problem), { status: 401, headers });
}

/** Sends a request by `carry`, with the element's Token; `failed` is told why the portal gave none. */
export async function carried(request, token, carry, failed) {
  try {
    const again = request.clone();
    const first = await token.get();
    const answer = await carry(signed(request, first));
    if (answer.status !== 401) {
      token.accepted(first);
      return answer;
    }
    return await carry(signed(again, await token.after(first)));
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    failed(error);
    return unauthenticated();
  }
}
