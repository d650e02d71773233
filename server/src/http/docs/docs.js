// Narrows the page down to the entries that hold every word that was typed. Without this script all entries show.
const field = document.getElementById("search");
const found = document.getElementById("found");
const entries = [...document.querySelectorAll(".entry")].map((entry) => [entry, entry.textContent.toLowerCase()]);

field.closest("[hidden]").hidden = false;
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const [entry, text] of entries) {
    entry.hidden = !words.every((word) => text.includes(word));
    shown += entry.hidden ? 0 : 1;
  }
  found.textContent = words.length ? `${shown} of ${entries.length}` : "";
});

// A link to an entry that is hidden shows everything again.
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.hidden) {
    field.value = "";
    field.dispatchEvent(new Event("input"));
    target.scrollIntoView();
  }
});
