// The figures that need a browser: `cargo xtask bench browser` builds, starts the server and names both here.

import { chromium } from "@playwright/test";
import { launch } from "../browser.mjs";
import { comboboxOpens } from "./combobox.mjs";
import { Folder } from "./folder.mjs";
import { usable } from "./usable.mjs";

/** The worklist may be usable so many milliseconds after an empty app is. */
const LATER = 700;
/** The list of candidates must be open after so many milliseconds. */
const OPEN = 80;
/** How many candidates the list has. */
const CANDIDATES = 40;
const ROUNDS = Number(process.env.ROUNDS ?? 7);

const server = process.env.SWITCHBOARD_URL;
const account = { email: process.env.ACCOUNT, password: process.env.PASSWORD };

const browser = await chromium.launch(launch);
const empty = await Folder.serve(process.env.EMPTY_APP);
const loads = await usable(browser, { server, account, empty: empty.url, rounds: ROUNDS });
await empty.close();
const opens = await comboboxOpens(browser, { server, account, candidates: CANDIDATES, rounds: ROUNDS });
await browser.close();

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
]);

function print(lines) {
  console.log("| what | measured | aim | reached |\n|---|---|---|---|");
  for (const { what, measured, aim, reached } of lines) {
    console.log(`| ${what} | ${measured} | ${aim} | ${reached ? "yes" : "**no**"} |`);
  }
}
