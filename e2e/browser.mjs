// How the installed browser is started, for tests and pictures alike.

const ARGUMENTS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-first-run",
];

export const launch = {
  executablePath: process.env.BROWSER,
  headless: true,
  // Chromium refuses its sandbox to root, which build machines are.
  args: process.getuid?.() === 0 ? [...ARGUMENTS, "--no-sandbox"] : ARGUMENTS,
};
