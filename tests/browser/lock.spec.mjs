// A screen that nobody uses is covered after five minutes. Whoever finds the device sees nothing; whoever was writing
// shows their password and has everything back, with every word where it was.

import { violations } from "./lib/axe.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { holdTime, pass } from "./lib/hours.mjs";
import { atTheLetter, memory, status } from "./lib/letter.mjs";

const WORDS = "Luis, the bird you carried home in your cap.";
/** What the browser itself says of answers that aren't 200, and of lines that are cut. */
const REFUSED = { mayFail: /Failed to load resource: (the server responded with a status of 4|net::ERR_)/ };

const cover = (page) => page.getByRole("dialog", { name: "This screen is locked" });
const password = (page) => page.getByLabel("Your password");
const warning = (page) => page.getByRole("alert").filter({ hasText: "locks in half a minute" });
const secretOf = (house, name) => house.accounts.find((account) => account.name.startsWith(name)).password;

/** A page whose time is in the test's hands. */
async function opened(open, house, options = REFUSED) {
  const page = await open(house, options);
  await holdTime(page);
  return page;
}

/** Last words have a second to come in. */
const isLockedOnTheServer = (page) =>
  expect.poll(async () => (await page.request.get("/account", { maxRedirects: 0 })).status()).toBe(423);

async function unlocks(page, house, name = "Paul") {
  await password(page).fill(secretOf(house, name));
  await password(page).press("Enter");
  await expect(cover(page)).toBeHidden();
}

test("a screen that nobody uses warns, covers itself, and comes back as it was", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await memory(page).fill(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
  await memory(page).evaluate((field) => field.setSelectionRange(4, 9));

  await test.step("one key puts it off", async () => {
    // A pointer that rests where the warning appears is nobody’s hand.
    await page.mouse.move(200, 80);
    await pass(page, 4.6);
    await expect(warning(page)).toBeVisible();
    await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
    await expect(warning(page)).toBeVisible();
    await page.keyboard.press("Shift");
    await expect(warning(page)).toBeHidden();
    await pass(page, 4);
    await expect(cover(page)).toBeHidden();
  });
  const scrolled = await page.evaluate(() => scrollY);
  await test.step("then it is covered, the exit and the help excepted", async () => {
    await pass(page, 1.1);
    await expect(cover(page)).toBeVisible();
    await expect(memory(page)).toBeHidden();
    await expect(page.getByText("Book evenings").first()).toBeHidden();
    await expect(page).toHaveTitle("Kith");
    await expect(password(page)).toBeFocused();
    await expect(page.getByRole("link", { name: "Exit now" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Help now" })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  });
  await test.step("nothing else of that account opens either", async () => {
    await isLockedOnTheServer(page);
  });
  await test.step("a wrong password doesn’t open it, the right one does", async () => {
    await password(page).fill("not my password");
    await password(page).press("Enter");
    await expect(cover(page)).toContainText("This is not your password.");
    await expect(async () => {
      await password(page).fill(secretOf(house, "Paul"));
      await password(page).press("Enter");
      await expect(cover(page)).toBeHidden({ timeout: 2_000 });
    }).toPass();
    await expect(memory(page)).toBeFocused();
    await expect(memory(page)).toHaveValue(WORDS);
    expect(await memory(page).evaluate((field) => [field.selectionStart, field.selectionEnd])).toEqual([4, 9]);
    expect(await page.evaluate(() => scrollY)).toBe(scrolled);
    await page.keyboard.type("LITTLE");
    await expect(status(page).locator(".pill")).toHaveText("Saved");
    await page.reload();
    await expect(memory(page)).toHaveValue(WORDS.replace(", the", "LITTLE"));
  });
});

test("words that were not sent wait under the cover, and not on the device", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await page.getByLabel("Keep unsent words on this device").check();
  await page.context().setOffline(true);
  await memory(page).fill(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Not sent");
  const device = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(await device()).toContain("the bird you carried");

  await pass(page, 5.1);
  await expect(cover(page)).toBeVisible();
  expect(await device()).not.toContain("the bird you carried");
  await expect(cover(page)).toContainText("What you typed is still here.");
  await password(page).fill(secretOf(house, "Paul"));
  await password(page).press("Enter");
  await expect(cover(page)).toContainText("There is no connection just now. What you typed is still here.");

  await page.context().setOffline(false);
  await unlocks(page, house);
  await expect(memory(page)).toHaveValue(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
});

test("whoever was at work without a connection goes on without being asked", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  // The server takes a session that it hears nothing of for locked, and only the page knows better.
  let refuses = 1;
  await page.route("**/parts/memory", (route) => {
    refuses -= 1;
    return refuses >= 0 ? route.fulfill({ status: 423, body: "{}" }) : route.continue();
  });
  await memory(page).fill(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
  expect(refuses).toBeLessThan(0);
  await expect(cover(page)).toBeHidden();
});

test("a screen that locks without a connection stays locked when it comes back", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await page.context().setOffline(true);
  await memory(page).fill(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Not sent");
  await page.getByRole("button", { name: "Lock" }).click();
  await expect(cover(page)).toBeVisible();
  await page.context().setOffline(false);
  await isLockedOnTheServer(page);
  const other = await page.context().newPage();
  await other.goto("/");
  await expect(other.getByRole("heading", { name: "This screen is locked" })).toBeVisible();
  await expect(cover(page)).toBeVisible();
  await unlocks(page, house);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
});

test("what is done to a locked screen does nothing to the words behind it", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await memory(page).click();
  await page.keyboard.type(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
  await page.getByRole("button", { name: "Lock" }).click();
  await password(page).fill("not my");
  for (let times = 0; times < 20; times += 1) await page.keyboard.press("Control+z");
  // Nothing at all is no try: after one, the right password would have to wait.
  await password(page).fill("");
  await password(page).press("Enter");
  await unlocks(page, house);
  await expect(memory(page)).toHaveValue(WORDS);
});

test("somebody who only clicks, as with their voice, puts it off too", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await pass(page, 4.6);
  await warning(page)
    .getByRole("button", { name: "Go on" })
    .evaluate((button) => button.click());
  await expect(warning(page)).toBeHidden();
});

test("a session that was ended elsewhere covers the page, and its password opens it", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await memory(page).fill(WORDS);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
  const laptop = await open(house);
  await signIn(laptop, house, "Paul");
  await laptop.goto("/account");
  await laptop.getByRole("button", { name: "Sign out everywhere else" }).click();
  await page.keyboard.press("ArrowLeft");
  await pass(page, 0.5);
  await expect(cover(page)).toBeVisible();
  await unlocks(page, house);
  await memory(page).fill(`${WORDS} Always.`);
  await expect(status(page).locator(".pill")).toHaveText("Saved");
});

test("half-filled forms are not left by mistake while nobody can see them", async ({ open, house }) => {
  const page = await opened(open, house);
  await signIn(page, house, "Paul", "/circles/new");
  await page.getByLabel("A name for the circle").fill("Walks");
  await page.getByRole("button", { name: "Lock" }).click();
  await expect(cover(page)).toBeVisible();
  const asked = [];
  page.on("dialog", (dialog) => asked.push(dialog.type()));
  await page.getByRole("link", { name: "Kith", exact: true }).click();
  await expect(page.getByRole("heading", { name: "This screen is locked" })).toBeVisible();
  expect(asked).toEqual(["beforeunload"]);
});

test("all tabs of one browser lock and open together, and use in one keeps all open", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  const other = await page.context().newPage();
  await holdTime(other);
  await other.addInitScript(() => {
    globalThis.heard = 0;
    const told = ({ data }) => typeof data === "number" && (globalThis.heard += 1);
    addEventListener("DOMContentLoaded", () => {
      const { tabs } = document.querySelector("script[data-tabs]").dataset;
      new BroadcastChannel(tabs).addEventListener("message", told);
    });
  });
  await other.goto("/");
  for (let minute = 0; minute < 6; minute += 1) {
    await pass(page, 1);
    await page.keyboard.press("ArrowLeft");
    // The other tab hears of it before its own minute is over.
    await expect.poll(() => other.evaluate(() => globalThis.heard)).toBe(minute + 1);
    await pass(other, 1);
  }
  await expect(cover(other)).toBeHidden();
  await pass(page, 5.1);
  await expect(cover(page)).toBeVisible();
  await expect(cover(other)).toBeVisible();
  await expect(other.getByText("Book evenings").first()).toBeHidden();
  await unlocks(other, house);
  await expect(cover(page)).toBeHidden();
  await expect(memory(page)).toBeVisible();
});

test("somebody else’s password in the same browser opens nothing", async ({ open, house }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await page.getByRole("button", { name: "Lock" }).click();
  await expect(cover(page)).toBeVisible();
  await isLockedOnTheServer(page);
  const other = await page.context().newPage();
  await signIn(other, house, "Rosa");
  await expect(cover(page)).toBeVisible();
  await password(page).fill(secretOf(house, "Rosa"));
  await password(page).press("Enter");
  await expect(cover(page)).toContainText("This is not your password.");
  await expect(memory(page)).toBeHidden();
});

test("the exit leaves from a locked screen too", async ({ open, house, neutral }) => {
  const page = await opened(open, house);
  await atTheLetter(page, house);
  await page.getByRole("button", { name: "Lock" }).click();
  await expect(cover(page)).toBeVisible();
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press("Shift");
  await expect(page).toHaveURL(`${neutral.origin}/`);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the button locks, and the password leads back", async ({ open, house }) => {
    const page = await open(house, { ...REFUSED, javaScriptEnabled: false });
    await atTheLetter(page, house);
    const letter = page.url();
    await page.getByRole("button", { name: "Lock" }).click();
    await expect(page.getByRole("heading", { name: "This screen is locked" })).toBeVisible();
    await page.goto(letter);
    await expect(page.getByText("Book evenings").first()).toBeHidden();
    await password(page).fill(secretOf(house, "Paul"));
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page).toHaveURL(letter);
    await expect(memory(page)).toBeVisible();
  });

  test("a form that comes too late is kept", async ({ open, house }) => {
    const page = await open(house, { ...REFUSED, javaScriptEnabled: false });
    await atTheLetter(page, house);
    await memory(page).fill(WORDS);
    // Meanwhile the screen was locked, as it is after five minutes.
    await page.request.post("/lock", { headers: { "sec-fetch-site": "same-origin", origin: house.origin }, form: {} });
    await page.getByRole("button", { name: "Save" }).first().click();
    await password(page).fill(secretOf(house, "Paul"));
    await page.getByRole("button", { name: "Go on" }).click();
    await expect(page.locator("blockquote").last()).toHaveText(WORDS);
    await page.getByRole("button", { name: "Send it now" }).click();
    await expect(memory(page)).toHaveValue(WORDS);
  });
});
