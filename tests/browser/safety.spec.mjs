// Is a meeting right? Asked of two relatives on their phones, one question at a time, and read by who guides them.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const PHONE = { width: 390, height: 800 };
const QUESTIONS = 17;

async function inTheCircle(open, house, name, script) {
  const page = await open(house, { javaScriptEnabled: script, viewport: PHONE, mayFail: /422/ });
  const hands = new Hands(page, { script });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  return hands;
}

/** Two who have answered before are asked anew, because something has changed. */
async function begins(hands) {
  await hands.follow("Plan", "places");
  await hands.follow("Safety");
  await hands.press("Something has changed: answer again");
}

/** Answers what is asked, and all that follows: no, but for what is given by its number. */
async function answers(hands, but = {}, from = 1) {
  for (let number = from; number <= QUESTIONS; number += 1) {
    await hands.sees(`Question ${number} of ${QUESTIONS}`);
    await hands.choose(but[number] ?? (number === QUESTIONS ? "Yes" : "No"));
    await hands.press("Keep this and go on");
    // What says "not now" says at once what to do.
    if (but[number]?.startsWith("Yes, now")) await hands.follow("Go on");
  }
}

for (const script of [true, false]) {
  const how = script ? "with JavaScript" : "without JavaScript";

  test(`what one answers counts, and only who guides them knows, ${how}`, async ({ open, house }) => {
    test.slow();
    const ben = await inTheCircle(open, house, "Ben", script);
    await begins(ben);
    await ben.sees("Mara Lind can read your answers");
    await ben.press("Keep this and go on");
    await ben.sees("“I don’t know” is an answer too.");
    await ben.choose("I don’t know");
    await ben.press("Keep this and go on");
    await ben.follow("Stop for now");
    await ben.sees("You have answered 1 of 17");
    await ben.follow("Go on");
    await answers(ben, { 2: "Yes, now or in the last weeks" }, 2);
    await ben.sees("Don't hold a meeting now");
    await ben.sees("There has been violence, or threats.");
    await ben.follow("Open the numbers to call");

    const tess = await inTheCircle(open, house, "Tess", script);
    await tess.sees("Answer some questions about safety");
    await tess.follow("Answer");
    await tess.follow("Begin");
    await answers(tess);
    await tess.sees("Nothing you answered speaks against a meeting");
    const luis = await inTheCircle(open, house, "Luis", script);
    await begins(luis);
    await answers(luis);
    await luis.sees("Nothing you answered speaks against a meeting");
    await luis.follow("Home", "places");
    await luis.seesNothingOf("Safety comes first");

    const mara = await inTheCircle(open, house, "Mara", script);
    await mara.sees("Safety comes first");
    await mara.follow("See what to do");
    await mara.follow("See what you were told");
    await mara.sees("They say different things");
    await mara.sees("Ben Rivera: Yes, now or in the last weeks");
    await expect(mara.page.locator("main")).toContainText("Don't hold a meeting now");
  });
}
