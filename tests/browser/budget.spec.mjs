// What a page weighs on an old phone with a slow line: everything that travels, headers and fonts included.

import { expect, signIn, test } from "./lib/fixtures.mjs";

const KB = 1024;

/** Opens a page with nothing in the cache, and adds up what came over the wire. */
async function weigh(open, demo, state, path) {
  const page = await open(demo, { storageState: state });
  const network = await page.context().newCDPSession(page);
  const types = new Map();
  const weight = { all: 0, Script: 0 };
  network.on("Network.responseReceived", ({ requestId, type }) => types.set(requestId, type));
  network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    weight.all += encodedDataLength;
    if (types.get(requestId) === "Script") weight.Script += encodedDataLength;
  });
  await network.send("Network.enable");
  await page.goto(path, { waitUntil: "networkidle" });
  return { page, weight };
}

test("the circle’s home and the letter are light with a cold cache", async ({ open, demo }) => {
  const page = await open(demo);
  await signIn(page, demo, "Rosa");
  const state = await page.context().storageState();
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  const home = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Letters" }).first().click();
  const letter = await page.getByRole("link", { name: "Go on with your letter" }).getAttribute("href");

  await test.step("home", async () => {
    const { page, weight } = await weigh(open, demo, state, home);
    await expect(page.getByText("Where we are")).toBeVisible();
    expect(weight.all).toBeLessThanOrEqual(150 * KB);
    expect(weight.Script).toBeLessThanOrEqual(5 * KB);
  });
  await test.step("letter", async () => {
    const { page, weight } = await weigh(open, demo, state, letter);
    await expect(page.locator("html")).toHaveAttribute("data-islands", "awake");
    expect(weight.all).toBeLessThanOrEqual(150 * KB);
  });
});

test("a page without islands loads next to no script", async ({ open, demo }) => {
  for (const path of ["/", "/sign-in", "/help"]) {
    const { weight } = await weigh(open, demo, undefined, path);
    expect(weight.Script, path).toBeLessThanOrEqual(5 * KB);
    expect(weight.all, path).toBeLessThanOrEqual(150 * KB);
  }
});
