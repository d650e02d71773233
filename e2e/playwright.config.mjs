// The end-to-end tests. `cargo xtask test e2e` builds app, server and demonstration, starts the server, and names what
// there is in the environment. The same flows run against the server and on the demonstration; what can be true of one
// only says so: `@server` where a second browser or the network is part of it, `demo.spec.mjs` for the demonstration.

import { defineConfig } from "@playwright/test";
import { launch } from "./browser.mjs";

const demo = process.env.SWITCHBOARD_DEMO_URL;

/** Answers at once, where nothing else is wanted: a visitor's own choice. */
const quick = demo && { cookies: [], origins: [{ origin: new URL(demo).origin, localStorage: [{ name: "switchboard.demo.delay", value: "off" }] }] };

/** The elements in other people's pages: those talk to a server. */
const portals = /embed(_(?!docs)\w+)?\.spec\.mjs$/;

const projects = [
  { name: "server", testIgnore: ["demo.spec.mjs", "embed_docs.spec.mjs"], use: { baseURL: process.env.SWITCHBOARD_URL } },
  { name: "demo", testIgnore: portals, grepInvert: /@server/, use: { baseURL: demo, storageState: quick } },
];

export default defineConfig({
  projects: demo ? projects : projects.slice(0, 1),
  webServer: demo && { command: `node static.mjs ../dist-demo ${new URL(demo).host}`, url: demo },
  testDir: "tests",
  outputDir: "../target/e2e/results",
  snapshotPathTemplate: "{testDir}/{testFileName}-{arg}{ext}",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    launchOptions: launch,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
