// The assigner in a portal's page: how soon it can be used, how soon a letter is answered, and what two hundred of them
// leave behind.

import { element } from "../embed/markup.mjs";
import { startPortal } from "../embed/portal.mjs";
import { spread } from "./spread.mjs";
import { typing } from "./typing.mjs";
import { slowed, visitor } from "./visitor.mjs";

const TAG = "support-contact-assigner";
const SLOWER = 4;
const LIVES = 200;
/** Words of the seeded names; of each, every letter is a search. The first is for practice. */
const WORDS = ["amber", "cloud", "networ", "amber"];

/** A portal beside the server, and an element of its first live subscription. */
async function open(browser, server, account) {
  const { context } = await visitor(browser, server, account);
  const portal = await startPortal(server);
  const ask = async (path, data) => {
    const answer = await context.request.fetch(`/api/v1/${path}`, { method: data ? "POST" : "GET", data });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  };
  const { portal: made, secret } = await ask("embed/portals", { name: "Bench", origins: [portal.origin] });
  Object.assign(portal.credential, { id: made.id, secret });
  const { items } = await ask("subscriptions?limit=50");
  const { partner } = await ask("session");
  const row = items.find((row) => !row.ended);
  await context.close();
  const ids = { tenant: partner.tenantId, "customer-id": row.customer.id, "subscription-id": row.id };
  const wish = { customer: { id: row.customer.id }, permissions: ["read", "assign", "confirm", "support"] };
  const url = portal.serve("/", { tag: TAG, body: element(TAG, { ids, wish }, 'lang="en"') });
  return { portal, url };
}

/** Milliseconds from the script's arrival until the element can be used; the first round counts for nothing. */
async function usable(browser, url, rounds) {
  const times = [];
  for (let round = 0; round <= rounds; round += 1) {
    const { context, page, devtools } = await visitor(browser, url, null);
    await slowed(devtools, SLOWER);
    await page.addInitScript(() => {
      addEventListener("support-contact-ready", () => {
        const [script] = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith("/support-contact.js"));
        requestAnimationFrame(() => setTimeout(() => (window.usableAfter = performance.now() - script.responseEnd)));
      });
    });
    await page.goto(url);
    const time = await page.waitForFunction(() => window.usableAfter, null, { polling: 100, timeout: 60_000 });
    if (round > 0) times.push(await time.jsonValue());
    await context.close();
  }
  return spread(times);
}

async function letters(browser, url) {
  const { context, page, devtools } = await visitor(browser, url, null);
  await page.goto(url);
  const field = page.getByRole("combobox", { name: "Designated support contact" });
  await field.click();
  await page.getByRole("option").first().waitFor();
  await page.waitForLoadState("networkidle"); // All candidates are here.
  const times = await typing({ page, devtools, field, words: WORDS });
  await context.close();
  return spread(times);
}

/** Nodes, listeners and bytes of the program's memory after a quarter of the lives, and after all of them. */
async function lives(browser, url) {
  const { context, page, devtools } = await visitor(browser, url, null);
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await instantiate(...given);
      window.memory = made.instance.exports.memory;
      return made;
    };
  });
  await page.goto(url);
  await page.locator(TAG).evaluate((element) => element.ready);
  await devtools.send("Performance.enable");
  const live = async (times) => {
    await page.evaluate(async ([tag, times]) => {
      const first = document.querySelector(tag);
      for (let n = 0; n < times; n += 1) {
        const next = first.cloneNode(true);
        next.getAccessToken = first.getAccessToken;
        document.querySelector("main").append(next);
        await next.ready;
        next.remove();
        await new Promise(requestAnimationFrame);
      }
    }, [TAG, times]);
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners"), bytes: await page.evaluate(() => window.memory.buffer.byteLength) };
  };
  const quarter = await live(LIVES / 4);
  const all = await live((LIVES * 3) / 4);
  await context.close();
  return { quarter, all };
}

/** All of it. */
export async function assigner(browser, { server, account, rounds }) {
  const { portal, url } = await open(browser, server, account);
  const figures = { usable: await usable(browser, url, rounds), letters: await letters(browser, url), lives: await lives(browser, url) };
  await portal.close();
  return figures;
}
