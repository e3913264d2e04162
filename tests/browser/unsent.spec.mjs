// Words that the server doesn't have yet: whatever happens to the line, the server, the tab or the session, they come
// back for whoever wrote them, and for nobody else.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { atTheLetter, isAwake, memory, status } from "./lib/letter.mjs";
import { writesOffline, writesWhileTheServerDies } from "./lib/unsent.mjs";

const WORDS = "Luis, the bird you carried home in your cap.";
/** What the browser itself says of lines that are cut. */
const NO_SERVER = { mayFail: /Failed to load resource: net::ERR_\w+/ };

const pill = (page) => status(page).locator(".pill");
const isSaved = (page) => expect(pill(page)).toHaveText("Saved", { timeout: 60_000 });

/** Everything this browser keeps of us, as one text. */
const keptHere = (page) => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));

test("whoever writes on without a connection loses no word", async ({ open, house }) => {
  const page = await open(house, NO_SERVER);
  await atTheLetter(page, house);
  const { written, kept } = await writesOffline(page, 6);
  expect(written).toBeGreaterThan(3);
  expect(kept).toBe(written);
});

test("a server that is killed before it acknowledges loses no word and saves none twice", async ({ open, house }) => {
  test.setTimeout(300_000);
  const page = await open(house, NO_SERVER);
  await atTheLetter(page, house);
  const rounds = 5;
  const found = await writesWhileTheServerDies(page, house, rounds);
  expect(found).toMatchObject({ lost: 0, kept: rounds, inOrder: true });
  expect(found.early).toBeGreaterThan(0);
});

test("whoever leaves unsent words is asked first, and they survive a reload", async ({ open, house }) => {
  const page = await open(house, NO_SERVER);
  await atTheLetter(page, house);
  const saves = "**/parts/memory";
  await page.route(saves, (route) => route.abort());
  const asked = [];
  page.on("dialog", (dialog) => asked.push(dialog.type()));
  await memory(page).click();
  await memory(page).fill(WORDS);
  await expect(pill(page)).toHaveText("Not sent");
  await page.reload();
  expect(asked).toEqual(["beforeunload"]);
  await isAwake(page);
  await expect(memory(page)).toHaveValue(WORDS);
  await expect(pill(page)).toHaveText("Not sent");
  await page.unroute(saves);
  await isSaved(page);
  expect(await keptHere(page)).not.toContain("unsent.");
});

test("what is typed before they are back stays beside them", async ({ open, house }) => {
  const page = await open(house, NO_SERVER);
  await atTheLetter(page, house);
  await memory(page).fill("The lake.");
  await isSaved(page);
  const saves = "**/parts/memory";
  await page.route(saves, (route) => route.abort());
  await memory(page).fill(`The lake. ${WORDS}`);
  await expect(pill(page)).toHaveText("Not sent");

  // On a slow line somebody writes on before the page has everything.
  let comes;
  const slow = new Promise((then) => (comes = then));
  await page.route("**/*.wasm", async (route) => {
    await slow;
    await route.continue();
  });
  await page.reload();
  await memory(page).press("Control+Home");
  await memory(page).pressSequentially("Luis. ");
  comes();
  await isAwake(page);
  await expect(memory(page)).toHaveValue(`Luis. The lake. ${WORDS}`);
  await page.unroute(saves);
  await isSaved(page);
});

test("what was written without a connection joins what another device wrote meanwhile", async ({ open, house }) => {
  const [phone, laptop] = [await open(house, NO_SERVER), await open(house)];
  await atTheLetter(phone, house);
  await memory(phone).fill("The lake. The bird.");
  await isSaved(phone);
  await atTheLetter(laptop, house);

  await phone.context().setOffline(true);
  await memory(phone).fill("The lake. The bird. You carried it home.");
  await expect(pill(phone)).toHaveText("Not sent");
  await memory(laptop).fill("I remember the lake. The bird.");
  await isSaved(laptop);

  await phone.context().setOffline(false);
  const both = "I remember the lake. The bird. You carried it home.";
  await expect(memory(phone)).toHaveValue(both, { timeout: 60_000 });
  await isSaved(phone);
  await expect(memory(laptop)).toHaveValue(both, { timeout: 60_000 });
});

test("after a session that ended by itself, signing in brings the words back", async ({ open, house }) => {
  const page = await open(house);
  await atTheLetter(page, house);
  const letter = new URL(page.url()).pathname;
  await page.context().clearCookies();
  await memory(page).fill(WORDS);
  await expect(status(page)).toContainText("You were signed out.");
  let asked = false;
  page.on("dialog", () => (asked = true));
  await page.getByRole("link", { name: "Sign in and come back" }).click();
  await expect(page.getByLabel("Password")).toBeVisible();
  expect(asked, "nobody asks whether to leave: the words come along").toBe(false);
  await signIn(page, house, "Paul", letter);
  await isAwake(page);
  await expect(memory(page)).toHaveValue(WORDS);
  await isSaved(page);
  await page.reload();
  await expect(memory(page)).toHaveValue(WORDS);
});

test("another account in the same tab never sees them, and erases them", async ({ open, house }) => {
  const page = await open(house);
  await atTheLetter(page, house);
  await page.context().clearCookies();
  await memory(page).fill(WORDS);
  await expect(status(page)).toContainText("You were signed out.");
  expect(await keptHere(page)).toContain("the bird you carried");

  await page.getByRole("link", { name: "Sign in and come back" }).click();
  await signIn(page, house, "Rosa");
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  await page.getByRole("link", { name: "Letters" }).first().click();
  await page.getByRole("link", { name: /your letter$/ }).first().click();
  await isAwake(page);
  await expect(memory(page)).not.toHaveValue(/bird you carried/);
  expect(await keptHere(page)).not.toContain("the bird you carried");
});

test("a device keeps them over a closed tab only if it was asked to", async ({ open, house }) => {
  const page = await open(house, NO_SERVER);
  await atTheLetter(page, house);
  const letter = page.url();
  await page.getByLabel("Keep unsent words on this device").check();
  await house.stop();
  await memory(page).fill(WORDS);
  await expect(pill(page)).toHaveText("Not sent");
  const other = await page.context().newPage();
  await page.close();
  await house.serve();
  await other.goto(letter);
  await isAwake(other);
  await expect(memory(other)).toHaveValue(WORDS);
  await isSaved(other);
  expect(await keptHere(other)).not.toContain("unsent.");

  await other.getByLabel("Keep unsent words on this device").uncheck();
  await house.stop();
  await memory(other).fill(`${WORDS} And more.`);
  await expect(pill(other)).toHaveText("Not sent");
  expect(await other.evaluate(() => localStorage.length)).toBe(0);
});

for (const way of ["the exit", "signing out"]) {
  test(`${way} erases them from this browser`, async ({ open, house, neutral }) => {
    const page = await open(house, NO_SERVER);
    await atTheLetter(page, house);
    await page.getByLabel("Keep unsent words on this device").check();
    await page.route("**/parts/memory", (route) => route.abort());
    await memory(page).fill(WORDS);
    await expect(pill(page)).toHaveText("Not sent");
    expect((await keptHere(page)).split("the bird you carried").length, "in the tab and on the device").toBe(3);
    if (way === "the exit") {
      await page.getByRole("link", { name: "Exit now" }).click();
      await expect(page).toHaveURL(`${neutral.origin}/`);
    } else {
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
    }
    await page.goto("/help");
    expect(await keptHere(page)).toBe("[{},{}]");
  });
}

test("signing out waits for words that are on their way", async ({ open, house }) => {
  const page = await open(house, NO_SERVER);
  await atTheLetter(page, house);
  const letter = new URL(page.url()).pathname;
  await page.route("**/parts/memory", async (route) => {
    await new Promise((later) => setTimeout(later, 1000));
    await route.continue();
  });
  await memory(page).fill(WORDS);
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await signIn(page, house, "Paul", letter);
  await expect(memory(page)).toHaveValue(WORDS);
});

test("a page that the browser kept comes back with the words, and sends them", async ({ playwright, house, neutral }) => {
  // Playwright switches this cache off; phones use it for every step back.
  const launch = { ...test.info().project.use.launchOptions, ignoreDefaultArgs: ["--disable-back-forward-cache"] };
  const browser = await playwright.chromium.launch(launch);
  const page = await browser.newPage({ baseURL: house.origin });
  page.on("dialog", (dialog) => dialog.accept());
  await page.addInitScript(() => {
    addEventListener("pageshow", (event) => event.persisted && sessionStorage.setItem("was kept", "yes"));
  });
  // It keeps no page that has asked for anything more, as a page does when the circle changes around it.
  await page.route("**/live?*", (route) => route.abort());
  await atTheLetter(page, house);
  const letter = page.url();
  await house.stop();
  await memory(page).fill(WORDS);
  await expect(pill(page)).toHaveText("Not sent");
  await page.goto(neutral.origin);
  await house.serve();
  await page.goBack();
  await expect(page).toHaveURL(letter);
  await isAwake(page);
  await expect(memory(page)).toHaveValue(WORDS);
  await isSaved(page);
  expect(await keptHere(page)).toContain("was kept");
  await browser.close();
});

test("the pill and the exit stay in sight above a phone’s keyboard", async ({ open, house }) => {
  const page = await open(house, { viewport: { width: 390, height: 844 } });
  await atTheLetter(page, house);
  const last = page.getByRole("textbox").last();
  await last.click();
  // The keyboard of most phones makes the window smaller.
  await page.setViewportSize({ width: 390, height: 420 });
  await last.pressSequentially("I am here.");
  await expect(pill(page)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("link", { name: "Exit now" })).toBeInViewport({ ratio: 1 });
  await isSaved(page);

  // On others it covers its lower half, and moves what is seen: nothing else tells the page.
  await page.evaluate(() => {
    Object.defineProperty(visualViewport, "offsetTop", { value: 120 });
    visualViewport.dispatchEvent(new Event("scroll"));
  });
  for (const seen of [page.getByRole("link", { name: "Exit now" }), pill(page)]) {
    expect((await seen.boundingBox()).y).toBeGreaterThanOrEqual(120);
  }
});
