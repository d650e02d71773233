// What every test uses: Playwright's `test` with a page that is watched, signing in, and the accessibility check.

import { test as base, expect } from "@playwright/test";
import AxeBuilder from "@axe-core/playwright";

export { expect };

/** Does this run on the demonstration, whose server is in the browser? */
export const onDemo = () => test.info().project.name === "demo";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What went wrong in a page without a test looking at it: errors on the console, uncaught errors, and whatever the
 * Content-Security-Policy refused.
 */
export async function watch(page) {
  const faults = [];
  page.on("pageerror", (error) => faults.push(`uncaught: ${error.message}`));
  page.on("console", (message) => {
    const { url } = message.location();
    // Nobody is signed in yet: that is an answer, but browsers call every 401 an error.
    if (url.endsWith("/api/v1/session") && message.text().includes("status of 401")) return;
    // A static host says so of every address of the app, and gives the page all the same.
    if (onDemo() && message.text().includes("status of 404") && !/\.\w+$/.test(new URL(url).pathname)) return;
    if (message.type() === "error") faults.push(`console: ${message.text()} (${url})`);
  });
  await page.exposeFunction("reportViolation", (text) => faults.push(`CSP: ${text}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      window.reportViolation(`${event.violatedDirective} refused ${event.blockedURI || "inline"} at ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  return faults;
}

export const test = base.extend({
  /**
   * Faults that a test brings about on purpose: `test.use({ expectedFaults: [/status of 412/] })`.
   */
  expectedFaults: [[], { option: true }],

  page: async ({ page, expectedFaults }, use) => {
    const faults = await watch(page);
    await use(page);
    expect(faults.filter((fault) => !expectedFaults.some((known) => known.test(fault)))).toEqual([]);
  },
});

/**
 * Signs in as one of the demo's people, chosen by name, role or organisation, and shows the page that was asked for.
 */
export async function signIn(page, persona, path = "/") {
  await page.goto(path);
  // Not the account menu, which says the person's name on every page after.
  const button = page.getByRole("main").getByRole("button", { name: persona }).first();
  await button.click();
  // The account menu, which comes next, has the same name in it.
  await expect(page).not.toHaveURL(/\/sign-in/);
  await opened(page);
}

/** Ends the session behind the page's back. */
export async function endSession(page) {
  if (!onDemo()) return page.context().clearCookies();
  await page.evaluate(() => switchboard.fetch(new URL("api/v1/session", document.baseURI), { method: "DELETE" }));
}

/**
 * Does something as somebody else, in a browser of their own. The demonstration has one visitor: there this page changes
 * hands, and nothing can be done with it as before.
 */
export async function afterwardsAs(persona, page, work) {
  if (onDemo()) {
    await endSession(page);
    await signIn(page, persona);
    return work(page);
  }
  const context = await page.context().browser().newContext({ locale: "en-GB" });
  const theirs = await context.newPage();
  await signIn(theirs, persona);
  await work(theirs);
  await context.close();
}

/** Waits until the page has its one heading and nothing is loading. */
export async function opened(page) {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
}

/** Types a name into the combobox and takes the first that matches, by keyboard alone. */
export async function choose(page, typed, name) {
  await page.keyboard.type(typed);
  await expect(page.getByRole("option", { name })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
}

/** Waits until nothing fades any more: half a fade has no contrast. What never ends is not waited for. */
async function rested(page) {
  await page.evaluate(() => {
    const ending = document.getAnimations().filter((it) => Number.isFinite(it.effect?.getComputedTiming().endTime));
    return Promise.allSettled(ending.map((it) => it.finished)).then(() => {});
  });
}

/** WCAG 2.2 AA, as far as a program can tell. `part` is a selector; without it the whole page is checked. */
export async function expectAccessible(page, part) {
  await rested(page);
  const axe = new AxeBuilder({ page }).withTags(WCAG);
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const told = violations.flatMap((fault) =>
    fault.nodes.map((node) => `${fault.id} (${fault.impact}): ${node.target.join(" ")}: ${node.failureSummary}`),
  );
  expect(told).toEqual([]);
}
