// Somebody with an account, in a browser that has never been here.

/** A page in a profile of its own: nothing cached, signed in at `server` unless there is no account. */
export async function visitor(browser, server, account) {
  const context = await browser.newContext({ baseURL: server, locale: "en-GB", viewport: { width: 1280, height: 800 } });
  if (account) {
    // Not through the browser, whose cache stays empty.
    const answer = await context.request.post("/api/v1/session", { data: account });
    if (!answer.ok()) throw new Error(`signing in was answered with ${answer.status()}: ${await answer.text()}`);
  }
  const page = await context.newPage();
  return { context, page, devtools: await context.newCDPSession(page) };
}

/** A processor so many times slower than this one. */
export const slowed = (devtools, times) => devtools.send("Emulation.setCPUThrottlingRate", { rate: times });
