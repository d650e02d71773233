// React 19: attributes and properties are props, events are `on` and their name.

import { useState } from "react";
import { createRoot } from "react-dom/client";
import { getAccessToken } from "./plain.js";

const app = document.getElementById("app");
const { ids, wish } = JSON.parse(document.getElementById("settings").textContent);

function Assigner() {
  const [said, setSaid] = useState("");
  const [token] = useState(() => getAccessToken(wish));
  return (
    <section>
      <support-contact-assigner
        {...ids}
        getAccessToken={token}
        onsupport-contact-assigned={(event) => setSaid(event.detail.results[0].outcome)}
      >
        <p>The support contact is in the portal.</p>
      </support-contact-assigner>
      <output>{said}</output>
    </section>
  );
}

createRoot(app).render(<Assigner />);
