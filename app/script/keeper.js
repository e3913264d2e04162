// Keeps the safety card, as a stranger would see it, and shows it when the server can't be reached. Signing out and the
// exit remove it with everything else of ours.

const KEPT = "card";
const PATIENCE_MS = 4000;
const OLD_MS = 366 * 86_400_000;

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

/** The card as it was kept. It can't hear from the server that its words are old, so it is told here. */
const kept = async (cache) => {
  const page = await cache.match("/help");
  if (!page) return undefined;
  const html = await page.text();
  const days = [...html.matchAll(/data-reviewed="([^"]+)"/g)].map(([, day]) => Date.parse(day));
  const old = days.some((day) => Date.now() - day > OLD_MS) && !html.includes("source__overdue");
  const warned = old ? html.replace(/<[^<>]* data-overdue="([^"]+)"[^<>]*>/, '$&<strong class="source__overdue">$1</strong>') : html;
  return new Response(warned, { headers: page.headers });
};

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
    return (await kept(cache)) ?? fetch(request);
  }
};

addEventListener("install", (event) => event.waitUntil(keep().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  if (event.request.method === "GET") event.respondWith(answer(event));
});
