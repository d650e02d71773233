// Starts the app. It stands in a file of its own because the Content-Security-Policy forbids inline scripts.
//
// What the first view needs is asked for now, while the wasm is still on its way. The app takes the answers from
// `switchboard.early`, a Map from path to Promise<Response>; whatever it does not find there it asks for itself.

const TAGS = ["en", "de", "hu", "cs", "pt-BR", "zh-CN"];

/** What the app keeps between visits under `switchboard.…`. */
function kept(name) {
  try {
    return localStorage.getItem(`switchboard.${name}`);
  } catch {
    return null; // Storage can be forbidden.
  }
}

/** The language the app will most likely choose (`Lang::choose`). A wrong guess costs one small request. */
function language() {
  for (const wish of [kept("language"), ...navigator.languages]) {
    const primary = wish?.toLowerCase().split(/[-_]/)[0];
    const traditional = /^zh.*[-_](hant|tw|hk|mo)\b/i.test(wish);
    const tag = TAGS.find((tag) => tag.split("-")[0] === primary);
    if (tag && !traditional) return tag;
  }
  return "en";
}

const early = new Map();

/** The demonstration answers itself (`demo/boot.js`). */
const own = window.switchboard;
const send = own?.fetch ?? fetch;

/** A request whose failure is nobody's fault until the app looks at it. */
function ask(path, answer = send(path)) {
  answer.catch(() => {});
  early.set(path, answer);
  return answer;
}

/** The first rows of the worklist, for whoever is signed in and begins there: everybody but a customer. */
function askForRows(path, session) {
  const holder = session.then((answer) => (answer.ok ? answer.clone().json() : {}));
  ask(path, holder.then(({ side }) => (side && side !== "customer" ? send(path) : undefined)));
}

/** Says in the reader's language that the app does not start here. */
function giveUp(cause) {
  console.error(cause);
  const block = document.getElementById("not-started");
  if (!block) return; // The app has shown its own message (`dom::panic`).
  const mine = block.querySelector(`[lang="${language()}"]`) ?? block.querySelector("p");
  block.replaceChildren(mine);
  block.hidden = false;
}

async function start() {
  const { content: module, dataset } = document.querySelector('meta[name="switchboard-app"]');
  const wasm = fetch(dataset.wasm);
  const { default: init } = await import(module);
  await init({ module_or_path: wasm });
}

// A dark page must not be white at first.
const theme = kept("theme");
if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;

const base = new URL(document.baseURI).pathname;
window.switchboard = { ...own, early };
ask(`${base}locales/${language()}.txt`);
const session = ask(`${base}api/v1/session`);
if (location.pathname === base && !location.search) askForRows(`${base}api/v1/subscriptions`, session);
start().catch(giveUp);
