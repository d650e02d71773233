// Plain HTML: the elements stand in the page; this gives them tokens and keeps a log of what they say.

/** Asks the portal's own server for a token of what the page shows. */
export function getAccessToken(wish) {
  return async ({ reason }) => {
    globalThis.reasons = [...(globalThis.reasons ?? []), reason];
    const answer = await fetch("/token", { method: "POST", body: JSON.stringify(wish) });
    const { token } = await answer.json();
    globalThis.tokens = [...(globalThis.tokens ?? []), token];
    return token;
  };
}

const EVENTS = ["ready", "change", "before-submit", "assigned", "error", "resize"];

/** Everything that happened, for the tests to read. */
export function keepLog() {
  globalThis.log = [];
  for (const name of EVENTS) {
    addEventListener(`support-contact-${name}`, (event) => {
      globalThis.log.push({ name, detail: event.detail, from: event.target.id });
    });
  }
}

keepLog();
for (const element of document.querySelectorAll("support-contact-assigner, support-contact-card")) {
  if (element.dataset.wish) element.getAccessToken = getAccessToken(JSON.parse(element.dataset.wish));
}
