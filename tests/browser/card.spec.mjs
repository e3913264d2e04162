// The safety card: in one tap, without a connection, and on one sheet of paper.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { printed } from "./lib/paper.mjs";

const keeps = (page) => page.evaluate(() => caches.match("/help").then(Boolean));

test("the card opens without a connection, and shows nothing of the circle", async ({ open, demo }) => {
  const page = await open(demo);
  await signIn(page, demo, "Ben");
  await expect.poll(() => keeps(page)).toBe(true);
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Help now" }).first().click();
  await expect(page.getByRole("heading", { name: "Signs of an overdose" })).toBeVisible();
  await expect(page.getByText("988").first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Before anyone stops" })).toBeVisible();
  await expect(page.getByText("Sign out")).toHaveCount(0);
  // As readable as with a connection: the style is there too.
  expect(await page.evaluate(() => getComputedStyle(document.querySelector(".top")).display)).toBe("flex");
  await page.reload();
  await expect(page.getByRole("heading", { name: "What to do" })).toBeVisible();
  await page.context().setOffline(false);
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
  await page.route("https://**/*", (route) => route.fulfill({ body: "elsewhere" }));
  await page.getByRole("link", { name: "Exit now" }).click();
  await expect(page.getByText("elsewhere")).toBeVisible();
  await page.goto("/sign-in");
  await expect.poll(() => keeps(page)).toBe(false);
});

test("a server that is down, or a proxy that speaks for it, doesn’t take the card away", async ({ open, demo }) => {
  const page = await open(demo);
  await page.goto("/help");
  await expect(page.getByText("opens without a connection")).toBeVisible();
  await page.context().route("**/help", (route) => route.fulfill({ status: 502, body: "Bad gateway" }));
  await page.goto("/help");
  await expect(page.getByRole("heading", { name: "Signs of an overdose" })).toBeVisible();
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
