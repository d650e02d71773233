// The copy for times without a network: made by the service worker, told to the page.

/** Lets the service worker make its copy. Gives what can be done about a new version. */
export function keepOffline(base, tell) {
  const workers = navigator.serviceWorker;
  if (!workers) return { update: async () => location.reload() };
  let registered;
  // A page of a build that is gone would not find its parts any more. The first copy of all is no such change.
  let had = workers.controller !== null;
  workers.addEventListener("controllerchange", () => {
    if (had) location.reload();
    had = true;
  });
  const look = (registration) => {
    registered = registration;
    if (registration.waiting) tell({ offline: "update" });
    else if (registration.active) tell({ offline: "ready" });
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => look(registration));
  };
  const register = async () => {
    const registration = await workers.register(new URL("sw.js", base), { scope: base.pathname, updateViaCache: "none" });
    look(registration);
    registration.addEventListener("updatefound", () => look(registration));
  };
  // The app comes first.
  addEventListener("load", () => register().catch((fault) => console.warn("Not for offline use:", fault)));
  return {
    /** Begins the version that waits, in every tab. */
    async update() {
      if (registered?.waiting) registered.waiting.postMessage("begin");
      else location.reload();
    },
  };
}
