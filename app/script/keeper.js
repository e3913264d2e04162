// Keeps the safety card, as a stranger would see it, and shows it when the server can't be reached. Signing out and the
// exit remove it with everything else of ours.

const KEPT = "card";
const PATIENCE_MS = 4000;

const keep = async () => {
  // Nobody's page: without a name, and without a way into anything.
  const page = await fetch("/help", { credentials: "omit", cache: "no-store" });
  if (!page.ok) throw new Error("no card");
  const html = await page.clone().text();
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address);
  const wanted = new Set([...assets, "/help"]);
  const cache = await caches.open(KEPT);
  // The old one goes only when the new one is whole.
  await cache.addAll(assets);
  await cache.put("/help", page);
  for (const old of await cache.keys()) if (!wanted.has(new URL(old.url).pathname)) await cache.delete(old);
};

/** The server's answer, as long as it begins to come in time. What a proxy says in its place is none. */
const inTime = (request) =>
  new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("late")), PATIENCE_MS);
    fetch(request).then((answer) => (answer.ok ? resolve(answer) : reject(new Error("down"))), reject);
  });

const answer = async (event) => {
  const cache = await caches.open(KEPT);
  const { request } = event;
  if (request.mode !== "navigate") return (await cache.match(request)) ?? fetch(request);
  try {
    const fresh = await inTime(request);
    // The words may have been mended since.
    event.waitUntil(keep().catch(() => {}));
    return fresh;
  } catch {
    return (await cache.match("/help")) ?? fetch(request);
  }
};

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event));
});
