// The safety card: in one tap, without a connection, and on one sheet of paper.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { printed } from "./lib/paper.mjs";

const keeps = (page) => page.evaluate(() => caches.match("/help").then(Boolean));

/** What a browser says of a server that isn't there. */
const DOWN = /ERR_CONNECTION_REFUSED|failed|refused/i;

test("the card opens when the server can't be reached, and shows nothing of the circle", async ({ open, house }) => {
  const page = await open(house, { mayFail: DOWN });
  await signIn(page, house, "Ben");
  await expect.poll(() => keeps(page)).toBe(true);
  await house.stop();
  await page.getByRole("link", { name: "Help now" }).first().click();
  await expect(page.getByRole("heading", { name: "Signs of an overdose" })).toBeVisible();
  await expect(page.getByText("988").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Before anyone stops" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign out" })).toHaveCount(0);
  // As readable as with a connection: the style is there too.
  await expect(page.locator(".top")).toHaveCSS("display", "flex");
  await page.reload();
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
});

test("what keeps the card stands over that page alone, and goes with the session", async ({ open, demo }) => {
  const page = await open(demo);
  await signIn(page, demo, "Ben");
  await expect.poll(() => keeps(page)).toBe(true);
  const scopes = await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => all.map((one) => new URL(one.scope).pathname)));
  expect(scopes).toEqual(["/help"]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
  const kept = await page.evaluate(async () => {
    const all = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all.push(new URL(request.url).pathname);
    return all;
  });
  expect(kept.filter((path) => path !== "/help" && !path.startsWith("/assets/"))).toEqual([]);
  const text = await page.evaluate(() => caches.match("/help").then((card) => card.text()));
  for (const name of ["Ben Rivera", "Danny", "Sunday walks"]) expect(text).not.toContain(name);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  expect(await keeps(page)).toBe(false);
});

test("the exit takes the card along", async ({ open, demo }) => {
  const page = await open(demo);
  await signIn(page, demo, "Ben");
  await expect.poll(() => keeps(page)).toBe(true);
  await page.getByRole("link", { name: "Exit now" }).click();
  await expect(page.getByRole("heading", { name: "Weather" })).toBeVisible();
  await page.goto(`${demo.origin}/sign-in`);
  expect(await keeps(page)).toBe(false);
});

test("what a proxy says in the server’s place doesn’t take the card away", async ({ open, demo }) => {
  const page = await open(demo, { mayFail: /502/ });
  await page.goto("/help");
  await expect(page.getByText("opens without a connection")).toBeVisible();
  await page.context().route("**/help", (route) => route.fulfill({ status: 502, body: "Bad gateway" }));
  await page.goto("/help");
  await expect(page.getByRole("heading", { name: "Signs of an overdose" })).toBeVisible();
});

test("with a connection the card is the server’s own, with the way back to the circle", async ({ open, demo }) => {
  const page = await open(demo);
  await signIn(page, demo, "Ben");
  await expect.poll(() => keeps(page)).toBe(true);
  await page.goto("/help");
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
});

test("a card that was kept for too long says that its words are old", async ({ open, house }) => {
  const page = await open(house, { mayFail: DOWN });
  await page.goto("/help");
  await expect(page.getByText("opens without a connection")).toBeVisible();
  await page.evaluate(async () => {
    const cache = await caches.open("card");
    const card = await cache.match("/help");
    const html = (await card.text()).replaceAll(/data-reviewed="[^"]+"/g, 'data-reviewed="2020-01-01"');
    await cache.put("/help", new Response(html, { headers: card.headers }));
  });
  await house.stop();
  await page.reload();
  await expect(page.getByText("This is due to be looked at again").first()).toBeVisible();
});

for (const format of ["A4", "Letter"]) {
  test(`the card prints on one sheet of ${format}`, async ({ open, demo }) => {
    const page = await open(demo);
    await page.goto("/help");
    const { text, pages } = await printed(page, format);
    expect(pages).toBe(1);
    for (const words of ["Signs of an overdose", "988", "911", "Before anyone stops", "Alcohol", "Reviewed on"]) expect(text).toContain(words);
    expect(text).not.toContain("Exit now");
  });
}
