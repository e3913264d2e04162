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
  const cache = await caches.open(KEPT);
  for (const old of await cache.keys()) await cache.delete(old);
  await cache.addAll([...new Set(assets)]);
  await cache.put("/help", page);
};

const inTime = (request) => fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });

const answer = async (request) => {
  const cache = await caches.open(KEPT);
  if (request.mode === "navigate") {
    // The newest words, as long as they come soon.
    return inTime(request).catch(async () => (await cache.match("/help")) ?? Response.error());
  }
  const kept = await cache.match(request);
  return kept ?? fetch(request);
};

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event.request));
});
