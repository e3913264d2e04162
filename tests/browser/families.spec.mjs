// Families who go different ways: one for whom it isn't safe to ask, one who needs a professional, and one relative alone, who
// asks more than once. On a phone, with JavaScript and without.

import { inDays } from "./lib/days.mjs";
import { expect, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { Person } from "./lib/person.mjs";

const PHONE = { width: 390, height: 800 };
const QUESTIONS = 17;
const SUICIDE = 1;
const VIOLENCE = 2;

/** Somebody who has just started a circle of their own. */
async function somebody(open, kith, name, script) {
  const page = await open(kith, { javaScriptEnabled: script, viewport: PHONE, mayFail: /422/ });
  const person = new Person(name, new Hands(page, { script }));
  await person.signsUp();
  await person.startsCircle({
    name: "Sewing",
    person: "Kim",
    pronouns: "she / her",
    relation: "partner",
    substance: "Opioids",
    whatHappened: "",
  });
  return person.hands;
}

/** Answers every question about safety: with no, but for what is given by its number. */
async function answersSafety(hands, but = {}) {
  await hands.follow("Home", "places");
  await hands.follow("Plan", "places");
  await hands.follow("Safety");
  await hands.follow("Begin");
  for (let number = 1; number <= QUESTIONS; number += 1) {
    await hands.sees(`Question ${number} of ${QUESTIONS}`);
    await hands.choose(but[number] ?? (number === QUESTIONS ? "Yes" : "No"));
    await hands.press("Keep this and go on");
    if (but[number]?.startsWith("Yes, now")) await hands.follow("Go on");
  }
}

async function chooses(hands, way, because) {
  await hands.follow("Plan", "places");
  await hands.follow("How you ask");
  await hands.follow((await hands.link("Choose how you ask").count()) ? "Choose how you ask" : "Choose another way");
  await hands.choose(way);
  await hands.fill("Why this one", because);
  if (way === "A prepared meeting with letters") await hands.choose("Kim is told beforehand");
  await hands.press("Keep this choice");
}

/** What every home asks for before a letter or a place. */
async function readsFirstPages(hands) {
  await hands.sees("Read five short pages");
  await hands.follow("Begin to read");
  await hands.follow("Read the first one");
  for (let page = 0; page < 5; page += 1) await hands.press("I have read this");
  await hands.sees("You have read all of them");
  await hands.follow("Home", "places");
}

async function asked(hands, answer) {
  await hands.follow("Write down that you asked");
  await hands.choose("Face to face");
  await hands.choose("To go to the place that is ready.");
  await hands.choose(answer);
  await hands.fill("In your own words", "On the porch.");
  await hands.press("Keep this");
}

for (const script of [true, false]) {
  const how = script ? "with JavaScript" : "without JavaScript";

  test(`where there is violence nobody asks, and the family looks after itself, ${how}`, async ({ open, kith }) => {
    test.slow();
    const hands = await somebody(open, kith, "Ida", script);
    await answersSafety(hands, { [VIOLENCE]: "Yes, now or in the last weeks" });
    await hands.sees("Don't hold a meeting now");
    await hands.follow("Home", "places");
    await hands.sees("Safety comes first");
    await expect(hands.button("Not now")).toHaveCount(0);
    await chooses(hands, "A prepared meeting with letters", "All the same.");
    await hands.sees("don't ask now");
    expect(await hands.copies("Why this one")).toBe("All the same.");
    await hands.choose("For now, look after yourselves");
    await hands.press("Keep this choice");
    await hands.sees("You stand behind it.");
    await hands.follow("Home", "places");
    await hands.sees("Not used");
    await hands.seesNothingOf("Write the first part of your letter");
  });

  test(`where a professional is needed, one is named, ${how}`, async ({ open, kith }) => {
    test.slow();
    const hands = await somebody(open, kith, "Ivo", script);
    await answersSafety(hands, { [SUICIDE]: "Yes, longer ago" });
    await hands.sees("Go on only with a professional");
    await hands.follow("How to find a professional");
    await hands.sees("CIP");
    await chooses(hands, "A prepared meeting with letters", "We are five.");
    await hands.sees("Ask one to lead here, or write down who guides you.");
    await hands.fill("Who guides you", "Dr. Weiss");
    await hands.press("Keep this choice");
    await hands.sees("Guided by: Dr. Weiss");
    await hands.sees("Kim is told beforehand.");
    await hands.follow("Home", "places");
    await hands.follow("Week by week");
    await hands.fillDay("From", inDays(40));
    await hands.fillDay("To", inDays(45));
    await hands.press("Propose these days");
    await hands.sees("Week by week");
    await hands.sees("All of you can.");
  });

  test(`one relative alone asks again until the answer is yes, ${how}`, async ({ open, kith }) => {
    test.slow();
    const hands = await somebody(open, kith, "Lou", script);
    await answersSafety(hands);
    await chooses(hands, "One of you asks, at a good moment", "I am alone with this.");
    await hands.follow("Home", "places");
    await hands.seesNothingOf("Invite the first people");
    await readsFirstPages(hands);
    await hands.sees("Write down what treatment there was before");
    await hands.follow("Write it down");
    await hands.follow("There was none");
    await hands.press("Keep this");
    await hands.follow("Home", "places");
    await hands.sees("Add a place for treatment");
    await hands.press("Not now");
    await hands.seesNothingOf("Add a place for treatment");
    await hands.follow("Plan", "places");
    await hands.follow("How you ask");
    await hands.follow("Asking Kim: what was said so far");
    await asked(hands, "They will think about it");
    await hands.sees("You ask next, on");
    await asked(hands, "They said yes");
    await hands.sees("How it ended: Yes");
    await hands.sees("Leave for the programme now");
    await hands.follow("The year after");
    await hands.unfold("Write down that something has changed");
    await hands.choose("They left treatment early");
    await hands.press("Keep this, and plan from here");
    await hands.sees("The most dangerous weeks");
    await hands.follow("Home", "places");
    await hands.sees("The most dangerous weeks");
  });
}
