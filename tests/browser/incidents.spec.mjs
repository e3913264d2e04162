// What one saw: a list that nobody else can open, and the way from there into a letter that is open elsewhere.

import { inDays } from "./lib/days.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { isAwake, status } from "./lib/letter.mjs";

const SAW = "I found you asleep on the stairs beside the bicycle.";
const FIRST = "On 3 May I found you on the floor.";

const part = (page) => page.getByLabel("What I saw", { exact: true });

async function atTheList(page, house, name) {
  const hands = new Hands(page, { script: false });
  await signIn(page, house, name);
  await hands.follow("Open Book evenings");
  await page.getByRole("link", { name: "Letters" }).first().click();
  await hands.follow("What you saw");
  return hands;
}

async function notes(hands) {
  await hands.follow("Write down what you saw");
  await hands.fill("What I saw", SAW);
  // Nothing typed is lost over a day that hasn't come.
  await hands.fillDay("The day", inDays(20));
  await hands.press("Keep this on your list");
  await hands.sees("The nearest one is good enough.");
  await expect(hands.field("What I saw")).toHaveValue(SAW);
  await hands.fillDay("The day", inDays(-20));
  await hands.press("Keep this on your list");
  await hands.sees(SAW);
}

test("a note goes into a letter that is open in another tab, and no word is lost", async ({ open, house }) => {
  const page = await open(house);
  const hands = await atTheList(page, house, "Paul");
  await notes(hands);
  const list = page.url();
  const letter = await page.context().newPage();
  await letter.goto(list.replace(/incidents$/, "letters"));
  await letter.getByRole("link", { name: /your letter$/ }).first().click();
  await isAwake(letter);
  await part(letter).fill(FIRST);
  await expect(status(letter).locator(".pill")).toHaveText("Saved");

  await page.bringToFront();
  await hands.follow("Put it into your letter");
  await hands.press("Add it to “What I saw”");
  await expect(part(page)).toHaveValue(new RegExp(`^${FIRST}\\s+On .*: ${SAW}$`));

  // The other tab gets what came at the end, and goes on at the beginning.
  await letter.bringToFront();
  await expect(part(letter)).toHaveValue(new RegExp(`^${FIRST}\\s+On .*: ${SAW}$`));
  await part(letter).press("Control+Home");
  await part(letter).pressSequentially("Listen. ");
  await expect(part(letter)).toHaveValue(new RegExp(`^Listen. ${FIRST}\\s+On .*: ${SAW}$`));
  await expect(status(letter).locator(".pill")).toHaveText("Saved");

  // Somebody else in the circle finds neither the list nor the note.
  const other = await open(house);
  const theirs = await atTheList(other, house, "Noor");
  await theirs.sees("Nothing is written down yet");
  await page.goto(list);
  const change = await page.getByRole("link", { name: /^Change/ }).getAttribute("href");
  expect((await other.request.get(change)).status()).toBe(404);
});

test("without JavaScript, a note is kept, put into the letter and thrown away", async ({ open, house }) => {
  const page = await open(house, { javaScriptEnabled: false, viewport: { width: 390, height: 760 } });
  const hands = await atTheList(page, house, "Paul");
  await notes(hands);
  const list = page.url();
  await hands.follow("Put it into your letter");
  await hands.press("Add it to “What I saw”");
  await expect(part(page)).toHaveValue(new RegExp(`^On .*: ${SAW}$`));
  await hands.visit(list);
  await hands.sees("In your letter");
  await page.getByRole("link", { name: /^Throw away/ }).click();
  await hands.press("Throw it away");
  await hands.sees("Nothing is written down yet");
});
