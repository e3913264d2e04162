// Reading aloud: a letter in large type with a clock, and the letter of somebody who can't be there.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const ELSA = "I will be at my window when you come back.";

async function atTheCircle(page, house, name) {
  await signIn(page, house, name);
  await page.getByRole("link", { name: "Open Book evenings" }).click();
  return new Hands(page, { script: false });
}

/** Paul writes down what Elsa says; Noor reads it aloud. */
async function writesForElsa(hands) {
  await hands.follow("Letters", "places");
  await hands.follow("Letters of those who can’t be there");
  await hands.follow("Write down a letter for somebody");
  await hands.fill("Whose words these are", "Grandma Elsa");
  await hands.fill("Their letter", ELSA);
  await hands.pick("Who reads it aloud", "Noor Hale");
  await hands.press("Keep this letter");
  await hands.sees("Noor Hale will read it aloud.");
}

test("a letter by proxy reaches its reader, who practises it with a clock", async ({ open, house }) => {
  const paul = await atTheCircle(await open(house), house, "Paul");
  await writesForElsa(paul);

  const noor = await atTheCircle(await open(house), house, "Noor");
  const page = noor.page;
  await noor.follow("Meeting", "places");
  await noor.follow("Practise reading aloud");
  await noor.sees("Noor Hale reads the letter of Grandma Elsa");
  await page.getByRole("link", { name: /^Practise it.*Grandma Elsa$/ }).click();
  await noor.sees(ELSA);
  const clock = page.locator("[data-timer]");
  await expect(clock).toBeVisible();
  await clock.getByRole("button", { name: "Start reading" }).click();
  await expect(clock.locator("[data-say=time]")).not.toHaveText("0:00");
  await clock.getByRole("button", { name: "Stop" }).click();
  await expect(clock.getByRole("status")).toContainText("Two to four minutes");
  await clock.getByRole("button", { name: "Begin again" }).click();
  await expect(clock.locator("[data-say=time]")).toHaveText("0:00");
  // Large enough to be read at arm's length.
  const size = await page.locator(".rehearse").evaluate((words) => parseFloat(getComputedStyle(words).fontSize));
  expect(size).toBeGreaterThanOrEqual(24);
});

test("without JavaScript there are the words and no clock", async ({ open, house }) => {
  const options = { javaScriptEnabled: false, viewport: { width: 390, height: 760 } };
  const paul = await atTheCircle(await open(house, options), house, "Paul");
  await writesForElsa(paul);
  await paul.follow("Practise reading it");
  await paul.sees(ELSA);
  await expect(paul.page.locator("[data-timer]")).toBeHidden();
  await paul.follow("Reading aloud");
  await paul.sees("All together it takes");

  // The script has it, for those who may read it.
  await paul.follow("The meeting");
  await paul.follow("Open the script");
  await paul.sees("Noor Hale reads the letter of Grandma Elsa, who can’t be here.");
});
