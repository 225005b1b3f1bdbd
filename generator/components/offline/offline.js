// @ts-check
// The worker that keeps visited pages for when there is no network, and the button that keeps a whole list.

import { ROOT } from "../../scripts/place.js";
import { ready } from "../../scripts/ready.js";

// Of the page in sight the worker knows nothing: it came before it.
async function begin() {
  // To register it again would wait for a network.
  /** @type {ServiceWorkerRegistration | undefined} */
  const registration = (await navigator.serviceWorker.getRegistration(ROOT)) ??
    (await navigator.serviceWorker.register(new URL("worker.js", ROOT), { updateViaCache: "none" }));
  const fetched = performance.getEntriesByType("resource").map(({ name }) => name);
  const keep = [location.href, ...fetched.filter((name) => name.startsWith(ROOT.href))];
  // A browser that lets no worker in may give none.
  const worker = registration?.active ?? registration?.waiting ?? registration?.installing;
  worker?.postMessage({ keep });
  // A newer one takes over where no page of the old build is in sight.
  registration?.waiting?.postMessage({ takeOver: true });
  if (registration?.active) await registration.update().catch(() => {}); // Without a network there is none.
}

// A page that says of which build it is; others cannot be kept.
if (navigator.serviceWorker && document.querySelector("link[rel=manifest]")) {
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin, { once: true });
  for (const place of document.querySelectorAll("[data-offline]")) {
    place.querySelector("button")?.addEventListener("click", async () => {
      const { offer } = await import("./keep.js");
      await offer(/** @type {HTMLElement} */ (place));
    });
    ready(place);
  }
}
