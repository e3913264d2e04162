// Help from others: what a reader says about a letter, and what its writer takes of it.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { atTheLetter, isAwake, memory, status } from "./lib/letter.mjs";

const WORDS = "I remember the boat. You wore the blue jacket all day.";
const SUGGESTED = WORDS.replace("blue jacket", "green jacket");
const TYPED = WORDS.replace("I remember", "I still remember");

/** Paul writes, and shares with Noor; both look at the letter. */
async function bothLook(open, house, options) {
  const paul = await open(house, options);
  await atTheLetter(paul, house);
  await memory(paul).fill(WORDS);
  const letter = new URL(paul.url()).pathname;
  if (options?.javaScriptEnabled === false) await paul.getByRole("button", { name: "Save your letter" }).click();
  else await expect(status(paul).locator(".pill")).toHaveText("Saved");
  await paul.goto(`${letter}/share`);
  await paul.getByLabel("Noor Hale").check();
  await paul.getByRole("button", { name: "Go on and see the names once more" }).click();
  await paul.getByRole("button", { name: "Share with 1 person" }).click();
  await expect(paul.getByText("You and Noor Hale can read it.")).toBeVisible();
  const noor = await open(house, options);
  await signIn(noor, house, "Noor", letter);
  return { paul, noor, letter };
}

async function suggests(noor) {
  const hands = new Hands(noor, { script: false });
  await hands.follow("Say something, or suggest other words");
  await noor.getByRole("link", { name: /^Suggest other words.*part 2$/ }).click();
  await hands.fill("The whole part, in your words", SUGGESTED);
  await hands.fill("Why", "It was the green one.");
  await hands.press("Suggest these words");
  await hands.sees("You suggested other words");
}

test("suggested words are taken while the writer goes on typing in another tab", async ({ open, house }) => {
  const { paul, noor, letter } = await bothLook(open, house);
  await paul.goto(letter);
  await isAwake(paul);
  await suggests(noor);
  await memory(paul).fill(TYPED);
  await expect(status(paul).locator(".pill")).toHaveText("Saved");

  const other = await paul.context().newPage();
  await other.goto(`${letter}/comments`);
  const difference = other.locator(".difference");
  await expect(difference.locator("del")).toContainText("blue");
  await expect(difference.locator("ins")).toContainText("green");
  await expect(other.getByText("This part has changed since.")).toBeVisible();
  await other.getByRole("button", { name: "Use these words" }).click();
  await expect(other.getByText("taken", { exact: true })).toHaveCount(1);

  const both = TYPED.replace("blue jacket", "green jacket");
  await paul.bringToFront();
  await memory(paul).press("Control+End");
  await memory(paul).pressSequentially(" Always.");
  await expect(memory(paul)).toHaveValue(`${both} Always.`);
  await expect(status(paul).locator(".pill")).toHaveText("Saved");
  await noor.reload();
  await expect(noor.getByText(`${both} Always.`).first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test(`hints are for the writer alone, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({ open, house }) => {
    const { paul, noor, letter } = await bothLook(open, house, { javaScriptEnabled });
    await paul.goto(letter);
    if (javaScriptEnabled) await isAwake(paul);
    await memory(paul).fill("You never call.");
    if (javaScriptEnabled) await expect(status(paul).locator(".pill")).toHaveText("Saved");
    else await paul.getByRole("button", { name: "Save your letter" }).click();
    const hint = /to look at again/;
    await expect(paul.getByText(hint).filter({ visible: true }).first()).toBeVisible();
    await noor.goto(letter);
    await expect(noor.getByText("You never call.")).toBeVisible();
    await expect(noor.locator("mark")).toHaveCount(0);
    await expect(noor.getByText(hint)).toHaveCount(0);
  });
}

test("without JavaScript, words are quoted, suggested, declined and taken up again", async ({ open, house }) => {
  const options = { javaScriptEnabled: false, viewport: { width: 390, height: 760 } };
  const { paul, noor, letter } = await bothLook(open, house, options);
  await suggests(noor);
  await noor.getByRole("link", { name: /^Say something about it.*part 2$/ }).click();
  const hands = new Hands(noor, { script: false });
  await hands.fill("The words you mean", "the red jacket");
  await hands.fill("What you want to say", "I have a picture of it.");
  await hands.press("Say this");
  await hands.sees("These words don’t stand in this part.");
  await hands.fill("The words you mean", "the blue jacket");
  await hands.press("Say this");
  await hands.sees("I have a picture of it.");

  const mine = new Hands(paul, { script: false });
  await mine.visit(`${letter}/comments`);
  await expect(paul.locator("blockquote")).toHaveText("the blue jacket");
  await mine.press("Keep my words");
  await mine.unfold("One that is settled");
  await mine.press("Take it up again");
  await mine.press("Use these words");
  await mine.visit(letter);
  await expect(memory(paul)).toHaveValue(SUGGESTED);
  await noor.reload();
  await expect(noor.getByText("These words have changed since.")).toBeVisible();
});
