// @ts-check
// The site without a network. Written into worker.js with what outputs/offline.py knows:
//
// - BUILD names what all pages of this build are shown with: a page tells it in its link to the manifest. THEME are the
//   files of it, each with the digest that its own stamp tells. CONTENT changes with any text: then this file is another
//   one, and the browser installs it.
// - With a network a page comes from there, and is kept if it is of this build. A page of another build (one that was
//   published since) is marked as such, and all that it asks for comes from the network: never a mix of old and new.
// - Without one a page comes from what is kept, with files of the same build. A newer worker first fetches all that the
//   older one kept, and takes over when no page of the old build is in sight.

const worker = /** @type {any} */ (self);
/** @type {{ BUILD: string, CONTENT: string, THEME: Record<string, string>, OFFLINE: string }} */
const { BUILD, CONTENT, THEME, OFFLINE } = worker.SITE;
const ROOT = worker.registration.scope;
const MINE = `interview:${ROOT}`;
const KEPT = `${MINE}:${BUILD}:${CONTENT}`;
const STRANGERS = `${MINE}:strangers`;
const PAGE = "text/html";

/** An address without what it asks for, and without the part that it names. @param {string} url */
const plain = (url) => url.split(/[?#]/)[0];

/** @param {Response} answer */
const isPage = (answer) => (answer.headers.get("Content-Type") ?? "").startsWith(PAGE);

/**
 * Whether an answer is of this build: a page by its link to the manifest, a file of the theme by its stamp.
 * @param {string} url
 * @param {Response} answer
 */
async function isOwn(url, answer) {
  const digest = THEME[plain(url).slice(ROOT.length)];
  if (!isPage(answer) && !digest) return true;
  const text = await answer.clone().text();
  return text.includes(digest ? `generated ${digest}` : `manifest.json?build=${BUILD}"`);
}

/**
 * Keeps what an address answers, if it is of this build. Resolves to the answer; rejects without a network.
 * @param {string} url
 * @param {RequestCache} [how]
 * @returns {Promise<Response>}
 */
async function keep(url, how = "default") {
  const answer = await fetch(url, { cache: how });
  if (answer.ok && (await isOwn(url, answer))) await (await caches.open(KEPT)).put(plain(url), answer.clone());
  return answer;
}

/** @param {string} url @returns {Promise<Response | undefined>} */
async function kept(url) {
  return await caches.match(plain(url), { cacheName: KEPT });
}

/** @param {any} event */
async function page(event) {
  const { request, resultingClientId } = event;
  let answer;
  try {
    answer = await fetch(request);
  } catch {
    const offline = new Response(OFFLINE, { status: 503, headers: { "Content-Type": `${PAGE}; charset=utf-8` } });
    return (await kept(request.url)) ?? offline;
  }
  if (answer.ok && isPage(answer) && !answer.redirected) {
    if (await isOwn(request.url, answer)) await (await caches.open(KEPT)).put(plain(request.url), answer.clone());
    else await (await caches.open(STRANGERS)).put(`${ROOT}?${resultingClientId}`, new Response());
  }
  return answer;
}

/** @param {any} event */
async function part(event) {
  const { request, clientId } = event;
  if (await (await caches.open(STRANGERS)).match(`${ROOT}?${clientId}`)) {
    // Not what a browser's own cache still has of the old build.
    return await fetch(request, { cache: "no-cache" });
  }
  const theme = plain(request.url).slice(ROOT.length) in THEME;
  if (theme) {
    const own = (await kept(request.url)) ?? (await keep(request.url));
    return (await isOwn(request.url, own)) ? own : Response.error();
  }
  try {
    return await keep(request.url);
  } catch (error) {
    const own = await kept(request.url);
    if (own) return own;
    throw error;
  }
}

/** What pages are kept by the worker before this one. */
async function before() {
  const names = (await caches.keys()).filter((name) =>
    name.startsWith(`${MINE}:`) && ![KEPT, STRANGERS].includes(name)
  );
  const keys = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()));
  return [...new Set(keys.flat().map(({ url }) => url))];
}

/** Whether every page in sight is of another build than the one that is active: then nobody loses anything. */
async function isUnseen() {
  const strangers = await caches.open(STRANGERS);
  const all = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  const found = await Promise.all(all.map((/** @type {any} */ { id }) => strangers.match(`${ROOT}?${id}`)));
  return found.every(Boolean);
}

/**
 * Fetches anew what an older worker kept. Only what is gone may be missing; else this worker is not installed.
 * @param {string} url
 */
async function renew(url) {
  const answer = await keep(url, "no-cache");
  const gone = answer.status === 404 && !(plain(url).slice(ROOT.length) in THEME);
  if (!gone && !(await kept(url))) throw new Error(`${url} is of another build`);
}

async function takeOver() {
  if (await isUnseen()) await worker.skipWaiting();
}

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil((async () => {
    for (const url of await before()) await renew(url);
    await takeOver();
  })());
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`${MINE}:`) && ![KEPT, STRANGERS].includes(name)) await caches.delete(name);
    }
    await worker.clients.claim();
  })());
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT)) return;
  event.respondWith(request.mode === "navigate" ? page(event) : part(event));
});

// A page asks to keep addresses, and hears how many are kept so far. Pictures of a page are kept with it.
worker.addEventListener("message", (/** @type {any} */ event) => {
  const { keep: urls = [], all = false, takeOver: asked = false } = event.data ?? {};
  if (asked) event.waitUntil(takeOver());
  const [port] = event.ports;
  event.waitUntil((async () => {
    let [done, failed] = [0, 0];
    for (const url of [...urls, ...(all ? Object.keys(THEME).map((path) => ROOT + path) : [])]) {
      try {
        const answer = await keep(url);
        if (isPage(answer)) { for (const picture of await picturesOf(url, answer)) await keep(picture); }
      } catch {
        failed += 1;
      }
      done += 1;
      port?.postMessage({ done, failed });
    }
    port?.postMessage({ done, failed, over: true });
  })());
});

/** @param {string} url @param {Response} answer */
async function picturesOf(url, answer) {
  const text = await answer.clone().text();
  return [...text.matchAll(/<(?:img class="figure" src|source srcset)="([^"]+)"/g)].map(([, src]) =>
    new URL(src, url).href
  );
}
