// Takes pictures of pages, to be looked at: [PERSONA="Anna"] cargo xtask shots [PATH…]
// They go to target/shots/, named after path, language, theme and width.

import { mkdir } from "node:fs/promises";
import { chromium } from "@playwright/test";
import { launch } from "./browser.mjs";
import { opened, signIn } from "./test.mjs";

const PATHS = ["/", "/customers", "/activity", "/settings", "/sign-in", "/no-such-page"];
const LANGUAGES = ["en", "de", "zh-CN"];
const THEMES = ["light", "dark"];
const WIDTHS = [1280, 360];
const FOLDER = "target/shots";

const paths = process.argv.length > 2 ? process.argv.slice(2) : PATHS;
const persona = process.env.PERSONA;
const browser = await chromium.launch(launch);
await mkdir(FOLDER, { recursive: true });
for (const locale of LANGUAGES) {
  for (const colorScheme of THEMES) {
    const context = await browser.newContext({ baseURL: process.env.SWITCHBOARD_URL, locale, colorScheme, timezoneId: "Europe/Berlin" });
    const page = await context.newPage();
    if (persona) await signIn(page, persona);
    for (const path of paths) {
      for (const width of WIDTHS) {
        const name = `${path.replaceAll(/[^a-z0-9]+/gi, "-").replaceAll(/^-|-$/g, "") || "start"}_${locale}_${colorScheme}_${width}`;
        await page.setViewportSize({ width, height: 800 });
        await page.goto(path);
        await opened(page).catch(() => console.warn(`${name}: the page did not come to rest`));
        await page.screenshot({ path: `${FOLDER}/${name}.png`, fullPage: true });
        console.log(`${FOLDER}/${name}.png`);
      }
    }
    await context.close();
  }
}
await browser.close();
