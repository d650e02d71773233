// Begins the demonstration before the app: its server, its address, its copy for times without a network.

import { demo, fetch, tell } from "./bridge.js";
import { keepOffline } from "./offline.js";

/** The deep link that led here by way of its folder (`find.js`). */
function wanted() {
  try {
    const path = sessionStorage.getItem("switchboard.demo.wanted");
    sessionStorage.removeItem("switchboard.demo.wanted");
    return path;
  } catch {
    return null;
  }
}

const path = wanted();
const address = path === null ? new URL(location.href) : new URL(path, demo.base);
// `?chaos=10` is for us; the app would not know such an address.
const chaos = address.searchParams.get("chaos");
if (chaos !== null) {
  address.searchParams.delete("chaos");
  demo.chaos(Math.min(100, Math.max(0, Number.parseInt(chaos, 10) || 0))).catch(() => {});
}
if (address.href !== location.href) history.replaceState(null, "", address);

document.querySelector("base").href = demo.base.href;
window.switchboard = { fetch, demo: Object.assign(demo, keepOffline(demo.base, tell)) };
