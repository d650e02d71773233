// How soon the candidates can be seen after a key or a click, on a slowed processor.

import { expect } from "@playwright/test";
import { spread } from "./spread.mjs";
import { slowed, visitor } from "./visitor.mjs";

const SLOWER = 4;

/** Milliseconds from the event to the painted list, by key and by click; the first of each counts for nothing. */
export async function comboboxOpens(browser, { server, account, candidates, rounds }) {
  const { context, page, devtools } = await visitor(browser, server, account);
  await page.addInitScript(watch);
  await page.goto("/");
  await page.locator("[id^=assign-]").first().click();
  const field = page.getByRole("combobox", { name: "Designated support contact" });
  await expect(field).toBeFocused();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
  await slowed(devtools, SLOWER);
  const button = page.locator(".sc-combobox").filter({ has: field }).locator("button");
  const ways = { keydown: () => field.press("ArrowDown"), click: () => button.click() };
  const times = { keydown: [], click: [] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const [event, open] of Object.entries(ways)) {
      await page.evaluate(([event, candidates]) => window.timeOpening(event, candidates), [event, candidates]);
      await open();
      const time = await page.waitForFunction(() => window.openAfter, null, { polling: 100, timeout: 10_000 });
      if (round > 0) times[event].push(await time.jsonValue());
      await field.press("Escape");
      await expect(page.getByRole("option")).toHaveCount(0);
      // What was begun by the opening, such as a spoken count, shall not fall into the next one.
      await page.waitForTimeout(1_600);
    }
  }
  await context.close();
  return { key: spread(times.keydown), click: spread(times.click) };
}

/** In the page: the time from the next such event to the frame after the one that shows all options. */
function watch() {
  window.timeOpening = (event, candidates) => {
    window.openAfter = null;
    const began = ({ timeStamp }) => {
      const look = () => {
        const options = [...document.querySelectorAll("[role=option]")];
        const shown = options.length === candidates && options[0].getBoundingClientRect().height > 0;
        if (!shown) return requestAnimationFrame(look);
        // A task after the frame: it was painted then.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (window.openAfter = performance.now() - timeStamp);
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    };
    addEventListener(event, began, { capture: true, once: true });
  };
}
