// What a letter said before: found, compared and brought back, with and without JavaScript.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { atTheLetter, memory, status } from "./lib/letter.mjs";

const THEN = "Luis, when you fixed the gutter last winter I was proud the whole week.";
const NOW = "Luis, when you fixed the old gutter I was proud.";

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`a letter is kept under a name, changed, compared and brought back, ${how}`, async ({ open, house }) => {
    const page = await open(house, { javaScriptEnabled });
    const paul = new Hands(page, { script: javaScriptEnabled });
    await atTheLetter(page, house);
    const letter = new URL(page.url()).pathname;
    const writes = async (words) => {
      await memory(page).fill(words);
      if (javaScriptEnabled) await expect(status(page).locator(".pill")).toHaveText("Saved");
      else await paul.press("Save your letter");
    };
    await writes(THEN);
    await paul.visit(letter);
    await paul.follow("What it said before");
    await paul.fill("A name for your letter as it is now", "before Mum’s changes");
    await paul.press("Keep it under this name");
    await paul.visit(letter);
    await writes(NOW);

    await paul.visit(`${letter}/history`);
    await paul.follow("A true memory");
    await paul.sees("as it is now");
    await page.locator("main li a").last().click();
    await paul.arrives();
    await paul.sees("What has changed since");
    const difference = page.locator(".difference").last();
    await expect(difference.locator("ins").first()).toContainText("old");
    await expect(difference.locator("del").last()).toContainText("the whole week.");
    // It is read without colours: the lines are part of the words.
    await expect(difference.locator("ins").first()).toHaveCSS("text-decoration-line", "underline");
    await expect(difference.locator("del").first()).toHaveCSS("text-decoration-line", "line-through");
    await paul.press("Bring this version back");
    await expect(memory(page)).toHaveValue(THEN);

    await paul.visit(`${letter}/history`);
    await paul.follow("before Mum’s changes");
    await paul.sees("Your letter says the same now.");

    // Somebody else has no way to any of it.
    const other = await open(house, { javaScriptEnabled });
    await signIn(other, house, "Mara");
    expect((await other.request.get(`${letter}/history`)).status()).toBe(404);
  });
}
