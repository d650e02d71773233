// The end-to-end tests. `cargo xtask test e2e` builds, starts the server and names both in the environment.

import { defineConfig } from "@playwright/test";
import { launch } from "./browser.mjs";

export default defineConfig({
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
    baseURL: process.env.SWITCHBOARD_URL,
    launchOptions: launch,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1280, height: 800 },
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
});
