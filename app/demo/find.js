// In the page itself. A static host serves it as 404.html for any address, also for one deeper than its folder, where
// it does not find its files. Then the folder is looked for upwards, and the address is gone to from there.
addEventListener(
  "error",
  async ({ target }) => {
    if (!target.matches?.("script[src*='demo/']")) return;
    for (let folder = new URL("../", location.href), before; folder.href !== before; folder = new URL("../", folder)) {
      before = folder.href;
      const { ok, headers } = await fetch(new URL("demo/bridge.js", folder), { method: "HEAD" });
      if (!ok || !/javascript/.test(headers.get("content-type"))) continue;
      sessionStorage.setItem("switchboard.demo.wanted", location.href.slice(folder.href.length));
      return location.replace(folder);
    }
  },
  true,
);
