// Leaving in a hurry: whoever looks at the screen a moment later sees the weather, and finds no way back.

import { expect, signIn, test } from "./lib/fixtures.mjs";

/** Opens the circle's home, signed in, two pages deep. */
async function atHome(open, demo, options) {
  const page = await open(demo, options);
  await signIn(page, demo, "Rosa");
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  await expect(page.getByText("Sunday walks").first()).toBeVisible();
  return page;
}

/**
 * Looks, inside the page, at the moment when the first byte of leaving is sent: whether the whole screen is covered by
 * then. How long that takes is in bin/bench. Answers with that, later.
 */
async function watchTheCover(page) {
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  await page.exposeFunction("tellCover", tell);
  await page.evaluate(() => {
    const send = navigator.sendBeacon.bind(navigator);
    navigator.sendBeacon = (address) => {
      const overlay = document.querySelector(".exit-overlay");
      const { width, height } = overlay.getBoundingClientRect();
      const onTop = document.elementFromPoint(innerWidth / 2, innerHeight / 2) === overlay;
      const all = onTop && width >= innerWidth && height >= innerHeight;
      window.tellCover({ all, title: document.title });
      return send(address);
    };
  });
  return async () => {
    const cover = await told;
    expect(cover).toEqual({ all: true, title: "Loading" });
  };
}

/** The session is dead even for somebody who kept the cookie, and the way back shows nothing of ours. */
async function nothingIsLeft(page, demo, neutral, cookies) {
  await expect(page).toHaveURL(`${neutral.origin}/`);
  await expect(page.getByRole("heading", { name: "Weather" })).toBeVisible();
  const names = (await page.context().cookies(demo.origin)).map(({ name }) => name);
  expect(names).not.toContain("kith");

  await page.context().addCookies(cookies);
  await expect(async () => {
    const answer = await page.request.get(`${demo.origin}/account`, { maxRedirects: 0 });
    expect(answer.status()).toBe(303);
  }).toPass();

  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => {});
    await page.waitForLoadState();
    await expect(page.getByText(/Sunday walks|Rosa|Danny/)).toHaveCount(0);
  }
}

test("the exit button covers the screen at once and ends the session", async ({ open, demo, neutral }) => {
  const page = await atHome(open, demo);
  const cookies = await page.context().cookies();
  const isCoveredAtOnce = await watchTheCover(page);
  await page.getByRole("link", { name: "Exit now" }).click();
  await isCoveredAtOnce();
  await nothingIsLeft(page, demo, neutral, cookies);
});

test("pressing Shift three times leaves, and capital letters don’t", async ({ open, demo, neutral }) => {
  const page = await atHome(open, demo);
  const cookies = await page.context().cookies();
  for (const key of ["Shift+A", "Shift+B", "Shift+Tab", "Control+Shift+C"]) await page.keyboard.press(key);
  await page.keyboard.press("Shift");
  await expect(page.getByText("Shift, press 2 more times to exit.")).toBeAttached();
  await page.keyboard.press("a");
  await page.keyboard.press("Shift");
  await expect(page.getByText("Shift, press 2 more times to exit.")).toBeAttached();
  await page.keyboard.press("Shift");
  await expect(page.getByText("Shift, press 1 more time to exit.")).toBeAttached();
  const isCoveredAtOnce = await watchTheCover(page);
  await page.keyboard.press("Shift");
  await isCoveredAtOnce();
  await nothingIsLeft(page, demo, neutral, cookies);
});

test("two presses are forgotten after five seconds", async ({ open, demo }) => {
  const page = await open(demo);
  await page.clock.install();
  await page.goto("/");
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.clock.runFor(5001);
  await expect(page.getByText("Exit expired.")).toBeAttached();
  await page.keyboard.press("Shift");
  await expect(page.getByText("Shift, press 2 more times to exit.")).toBeAttached();
});

test("the first stop of the keyboard is a way out", async ({ open, demo, neutral }) => {
  const page = await atHome(open, demo);
  const cookies = await page.context().cookies();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Exit this page quickly" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  const isCoveredAtOnce = await watchTheCover(page);
  await page.keyboard.press("Enter");
  await isCoveredAtOnce();
  await nothingIsLeft(page, demo, neutral, cookies);
});

test("without JavaScript the exit is a link that does the same", async ({ open, demo, neutral }) => {
  const page = await atHome(open, demo, { javaScriptEnabled: false });
  const cookies = await page.context().cookies();
  await page.getByRole("link", { name: "Exit now" }).click();
  await nothingIsLeft(page, demo, neutral, cookies);
});

test("after signing out, Back shows nothing of ours", async ({ open, demo }) => {
  const page = await atHome(open, demo);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  for (let steps = 0; steps < 3; steps += 1) {
    await page.goBack().catch(() => {});
    await page.waitForLoadState();
    await expect(page.getByText(/Sunday walks|Rosa|Danny/)).toHaveCount(0);
  }
});

test("the exit is never covered, and large enough for a trembling thumb", async ({ open, demo }) => {
  const page = await atHome(open, demo, { viewport: { width: 390, height: 700 } });
  const exit = page.getByRole("link", { name: "Exit now" });
  for (const down of [0, 400, 100_000]) {
    await page.evaluate((y) => scrollTo(0, y), down);
    const box = await exit.boundingBox();
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44);
    const onTop = () =>
      exit.evaluate((link) => {
        const { left, top, width, height } = link.getBoundingClientRect();
        return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
    // A page that is still blending in is a picture of itself.
    await expect.poll(onTop).toBe(true);
  }
});
