// One tab has the demonstration: two servers over one journal would tear it apart.

const NAME = `switchboard-demo ${new URL("../../", import.meta.url).pathname}`;
/** How long a tab may take to let go; one that sleeps never does. */
const PATIENCE = 3_000;

const channel = new BroadcastChannel(NAME);

/**
 * Takes the demonstration if no other tab has it, and keeps it until the page is left or another tab wants it; then
 * `letGo` is called, and awaited. Gives whether it has been taken.
 */
export function holdOrLeave(letGo) {
  // Without https there are no locks; then nobody asks.
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const hold = (lock) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      return new Promise((release) => {
        channel.onmessage = async () => {
          channel.onmessage = null;
          await letGo();
          release();
        };
      });
    };
    // Taken by force, from a tab that slept.
    navigator.locks.request(NAME, { ifAvailable: true }, hold).catch(letGo);
  });
}

/** Asks the tab that has it to let go, and waits for it; takes it when it does not. */
export async function takeOver() {
  channel.postMessage("give");
  const signal = AbortSignal.timeout(PATIENCE);
  try {
    await navigator.locks.request(NAME, { signal }, () => {});
  } catch {
    await navigator.locks.request(NAME, { steal: true }, () => {});
  }
}
