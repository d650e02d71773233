// The figures that need a browser: `cargo xtask bench browser` builds, starts the server and names both here.

import { chromium } from "@playwright/test";
import { launch } from "../browser.mjs";
import { comboboxOpens } from "./combobox.mjs";
import { assigner } from "./element.mjs";
import { Folder } from "./folder.mjs";
import { usable } from "./usable.mjs";

/** The worklist may be usable so many milliseconds after an empty app is. */
const LATER = 700;
/** The list of candidates must be open after so many milliseconds. */
const OPEN = 80;
/** How many candidates the list has. */
const CANDIDATES = 40;
/** The element can be used so many milliseconds after its script has come, and answers a letter after so many. */
const USABLE = 600;
const LETTER = 50;
const ROUNDS = Number(process.env.ROUNDS ?? 7);

const server = process.env.SWITCHBOARD_URL;
const account = { email: process.env.ACCOUNT, password: process.env.PASSWORD };

const browser = await chromium.launch(launch);
const empty = await Folder.serve(process.env.EMPTY_APP);
const loads = await usable(browser, { server, account, empty: empty.url, rounds: ROUNDS });
await empty.close();
const opens = await comboboxOpens(browser, { server, account, candidates: CANDIDATES, rounds: ROUNDS });
const portal = { server: process.env.SWITCHBOARD_PORTAL_URL, account, rounds: ROUNDS };
const element = await assigner(browser, portal);
await browser.close();

const { quarter, all } = element.lives;
const flat = Object.keys(all).every((what) => all[what] <= quarter[what] * 1.01);
const said = ({ nodes, listeners, bytes }) => `${nodes} nodes, ${listeners} listeners, ${bytes / 1024} KiB`;
const later = loads.app.median - loads.empty.median;
const ms = ({ median, least, most }) => `${median} ms (${least} to ${most})`;
print([
  {
    what: "worklist usable on a slow line, cold cache",
    measured: `${ms(loads.app)}; an empty Leptos app ${ms(loads.empty)}: ${later} ms later`,
    aim: `at most ${LATER} ms later`,
    reached: later <= LATER,
  },
  {
    what: `combobox with ${CANDIDATES} candidates open, by key`,
    measured: ms(opens.key),
    aim: `at most ${OPEN} ms`,
    reached: opens.key.median <= OPEN,
  },
  {
    what: "the same, by click",
    measured: ms(opens.click),
    aim: `at most ${OPEN} ms`,
    reached: opens.click.median <= OPEN,
  },
  {
    what: "assigner usable after its script came",
    measured: ms(element.usable),
    aim: `at most ${USABLE} ms`,
    reached: element.usable.median <= USABLE,
  },
  {
    what: "assigner, a letter with 1,000 candidates until the list is painted",
    measured: ms(element.letters),
    aim: `at most ${LETTER} ms`,
    reached: element.letters.median <= LETTER,
  },
  {
    what: "assigner, after 50 and after 200 lives",
    measured: `${said(quarter)}; ${said(all)}`,
    aim: "flat",
    reached: flat,
  },
]);

function print(lines) {
  console.log("| what | measured | aim | reached |\n|---|---|---|---|");
  for (const { what, measured, aim, reached } of lines) {
    console.log(`| ${what} | ${measured} | ${aim} | ${reached ? "yes" : "**no**"} |`);
  }
}
