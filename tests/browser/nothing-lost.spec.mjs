// Whatever happens to the server, the session or the other tab: the words stay, and the page says where they are.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { atTheLetter, isAwake, memory, status } from "./lib/letter.mjs";

const WORDS = "Luis, when you fixed the gutter last winter I was proud the whole week.";
const LIMIT = 4000;

test("when the server is gone, the words wait on the page", async ({ open, house }) => {
  const page = await open(house, { mayFail: /ERR_CONNECTION_REFUSED/ });
  await atTheLetter(page, house);
  await house.stop();
  await memory(page).fill(WORDS);
  await expect(status(page)).toContainText("Not sent");
  await expect(status(page)).toContainText("Your words are kept on this page");
  await expect(memory(page)).toHaveValue(WORDS);

  await house.serve();
  await expect(status(page).locator(".pill")).toHaveText("Saved", { timeout: 45_000 });
  await page.reload();
  await expect(memory(page)).toHaveValue(WORDS);
});

test("when the session has ended, the page says so and keeps the words", async ({ open, house }) => {
  const page = await open(house);
  await atTheLetter(page, house);
  const other = await page.context().newPage();
  await other.goto("/");
  await other.getByRole("button", { name: "Sign out" }).click();
  await expect(other.getByRole("link", { name: "Sign in" })).toBeVisible();

  await page.bringToFront();
  await memory(page).fill(WORDS);
  await expect(status(page)).toContainText("You were signed out.");
  await expect(memory(page)).toHaveValue(WORDS);

  await signIn(other, house, "Paul");
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await expect(status(page).locator(".pill")).toHaveText("Saved", { timeout: 45_000 });
});

test("without JavaScript, a form sent without a session is kept and can be sent", async ({ open, house }) => {
  const page = await open(house, { javaScriptEnabled: false });
  await atTheLetter(page, house);
  await memory(page).fill(`\n${WORDS}\n  and a second line`);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Save your letter" }).click();
  await expect(page.getByText("What you typed is kept")).toBeVisible();

  const { email, password } = house.accounts.find(({ name }) => name.startsWith("Paul"));
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password").fill("not the right one at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("What you typed is kept")).toBeVisible();
  const words = page.locator("blockquote", { hasText: "and a second line" });
  // A wrong password makes the next try wait a moment.
  await expect(async () => {
    if (await words.isVisible()) return;
    await page.getByLabel("Password").fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(words).toBeVisible({ timeout: 2000 });
  }).toPass();
  await page.getByRole("button", { name: "Send it now" }).click();
  await expect(page.getByText("Every word is kept.")).toBeVisible();
  await expect(memory(page)).toHaveValue(`\n${WORDS}\n  and a second line`);
});

test("of two tabs, the later one’s words are kept beside the first one’s", async ({ open, house }) => {
  const first = await open(house);
  await atTheLetter(first, house);
  const second = await first.context().newPage();
  await second.goto(first.url());
  await isAwake(second);

  // The second one's words are on a slow line while the first one's arrive: else it would have heard of those.
  let arrive;
  const slow = new Promise((resolve) => (arrive = resolve));
  await second.route("**/parts/memory", async (route) => {
    await slow;
    await route.continue();
  });
  await memory(second).fill("The bird you carried home.");
  await expect(status(second).locator(".pill")).toHaveText("Saving");
  await memory(first).fill("The gutter.");
  await expect(status(first).locator(".pill")).toHaveText("Saved");
  arrive();
  await expect(status(second)).toContainText("Kept beside a newer version");
  await expect(memory(second)).toHaveValue("The bird you carried home.");

  await second.reload();
  await isAwake(second);
  await expect(memory(second)).toHaveValue("The gutter.");
  const beside = second.locator(".letter-beside");
  await expect(beside).toContainText("The bird you carried home.");
  await beside.getByRole("button", { name: "Keep both" }).click();
  await isAwake(second);
  await expect(memory(second)).toHaveValue(/The gutter\.\s+The bird you carried home\./);
  await expect(beside).toHaveCount(0);
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "at once" : "without JavaScript, when it is sent";
  test(`too many words are said by how many, ${how}`, async ({ open, house }) => {
    const page = await open(house, { javaScriptEnabled });
    await atTheLetter(page, house);
    await memory(page).fill("x".repeat(LIMIT + 10));
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Save your letter" }).click();
    await expect(page.getByText(/10 characters too long/).first()).toBeVisible();
    await expect(memory(page)).toHaveValue("x".repeat(LIMIT + 10));

    await memory(page).fill("x".repeat(LIMIT));
    if (javaScriptEnabled) {
      await expect(status(page).locator(".pill")).toHaveText("Saved");
    } else {
      await page.getByRole("button", { name: "Save your letter" }).click();
      await expect(page.getByText("Every word is kept.")).toBeVisible();
    }
  });
}

test("a megabyte pasted by mistake is said to be too long, holds nothing up, and nothing is lost", async ({ open, house }) => {
  const page = await open(house);
  await atTheLetter(page, house);
  await memory(page).fill("The lake.");
  await expect(status(page).locator(".pill")).toHaveText("Saved");
  const words = "You always lied to me, they told me. ".repeat(28_000);
  await memory(page).evaluate((field, words) => {
    field.focus();
    field.select();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text", words);
    // What a hand does with the keyboard; a script may only say so, and do the rest itself.
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
    document.execCommand("insertText", false, words);
  }, words);
  await expect(page.getByText(/characters too long. Nothing was cut off/).first()).toBeVisible();
  await page.keyboard.type("x");
  await expect(memory(page)).toHaveValue(`${words}x`);
  await expect(memory(page)).toHaveAttribute("dir", "ltr");
  await memory(page).fill("The lake and the boat.");
  await expect(memory(page)).toHaveAttribute("dir", "auto");
  await expect(status(page).locator(".pill")).toHaveText("Saved");
  await page.reload();
  await expect(memory(page)).toHaveValue("The lake and the boat.");
});

test("leaving in the middle of a word keeps the word", async ({ open, house }) => {
  const page = await open(house);
  await atTheLetter(page, house);
  const letter = page.url();
  await memory(page).pressSequentially(WORDS);
  await page.getByRole("link", { name: "Exit now" }).click();
  await expect(page.getByRole("heading", { name: "Weather" })).toBeVisible();
  await signIn(page, house, "Paul", new URL(letter).pathname);
  await expect(memory(page)).toHaveValue(WORDS);
});
