// How soon a letter typed into the combobox has changed what is painted, on a slowed processor.

import { expect } from "@playwright/test";
import { slowed } from "./visitor.mjs";

const SLOWER = 4;

/**
 * Milliseconds from the key to the frame after the one that shows another list: one for each letter of each word, the
 * first word counts for nothing. `field` is the combobox, empty and closed.
 */
export async function typing({ page, devtools, field, words }) {
  await field.evaluate(watch);
  await slowed(devtools, SLOWER);
  const times = [];
  for (const [round, word] of words.entries()) {
    await field.fill("");
    await page.waitForTimeout(1_600); // What is spoken of the last list shall not fall into this one.
    for (const letter of word) {
      await page.evaluate(() => window.timeKey());
      await field.press(letter);
      const time = await page.waitForFunction(() => window.changedAfter, null, { polling: 50, timeout: 10_000 });
      if (round > 0) times.push(await time.jsonValue());
    }
    await expect(field).toHaveValue(word);
  }
  await slowed(devtools, 1);
  return times;
}

/** In the page: watches the list of this field. */
function watch(field) {
  const list = field.getRootNode().getElementById(field.getAttribute("aria-controls"));
  window.timeKey = () => {
    window.changedAfter = null;
    const began = ({ timeStamp }) => {
      const seen = new MutationObserver(() => {
        if (list.querySelectorAll("[role=option]").length === 0) return;
        seen.disconnect();
        requestAnimationFrame(() => {
          // A task after the frame: it was painted then.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (window.changedAfter = performance.now() - timeStamp);
          port2.postMessage(null);
        });
      });
      seen.observe(list, { childList: true, subtree: true, characterData: true });
    };
    addEventListener("keydown", began, { capture: true, once: true });
  };
}
