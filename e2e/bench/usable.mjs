// How soon the worklist can be used on a slow line with a cold cache, beside an app that shows one line of text.

import { spread } from "./spread.mjs";
import { slowed, visitor } from "./visitor.mjs";

/** 1.6 Mbit/s down, 0.75 up, 150 ms: what is commonly called "slow 4G". */
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const SLOWER = 4;
/** The button of the worklist's first row. */
const FIRST_ROW = "[id^=assign-]";

/** Milliseconds from the beginning of the navigation; rounds of both alternate, the first of each counts for nothing. */
export async function usable(browser, { server, account, empty, rounds }) {
  const times = { app: [], empty: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const limit = await once(browser, empty, null, "#ready");
    const ours = await once(browser, server, account, FIRST_ROW);
    if (round === 0) continue;
    times.empty.push(limit);
    times.app.push(ours);
  }
  return { app: spread(times.app), empty: spread(times.empty) };
}

async function once(browser, url, account, selector) {
  const { context, page, devtools } = await visitor(browser, url, account);
  await page.addInitScript(watch, selector);
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", LINE);
  await slowed(devtools, SLOWER);
  await page.goto(url, { waitUntil: "commit" });
  const time = await page.waitForFunction(() => window.usableAfter, null, { polling: 250, timeout: 60_000 });
  const after = await time.jsonValue();
  await context.close();
  return after;
}

/** In the page: notes when the element can be seen and nothing lies over it, once that was painted. */
function watch(selector) {
  const look = () => {
    const found = document.querySelector(selector);
    const box = found?.getBoundingClientRect();
    const above = box?.width ? document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) : null;
    if (!above || !found.contains(above)) return requestAnimationFrame(look);
    // The next frame begins when this one was painted.
    requestAnimationFrame(() => (window.usableAfter = performance.now()));
  };
  requestAnimationFrame(look);
}
