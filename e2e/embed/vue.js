// Vue 3: what the element has as a property is set as one, events are `on` and their name.

import { createApp, h, ref } from "vue";
import { getAccessToken } from "./plain.js";

const { ids, wish } = JSON.parse(document.getElementById("settings").textContent);

createApp({
  setup() {
    const said = ref("");
    const token = getAccessToken(wish);
    const fallback = h("p", "The support contact is in the portal.");
    return () =>
      h("section", [
        h(
          "support-contact-assigner",
          {
            ...ids,
            getAccessToken: token,
            "onSupportContactAssigned": (event) => (said.value = event.detail.results[0].outcome),
          },
          [fallback],
        ),
        h("output", said.value),
      ]);
  },
}).mount("#app");
