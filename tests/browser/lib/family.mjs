// What families of one person do on a phone, in the stories of the ways there are to ask.

import { Hands } from "./hands.mjs";
import { Person } from "./person.mjs";

const PHONE = { width: 390, height: 800 };
const QUESTIONS = 17;
export const SUICIDE = 1;
export const VIOLENCE = 2;

/** Somebody who has just started a circle of their own. */
export async function somebody(open, kith, name, script) {
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
  return person;
}

/** Answers every question about safety: with no, but for what is given by its number. */
export async function answersSafety(hands, but = {}) {
  await hands.follow("Home", "places");
  await hands.follow("Plan", "places");
  await hands.follow("Safety");
  const again = hands.button("Something has changed: answer again");
  if (await again.count()) await hands.press("Something has changed: answer again");
  else await hands.follow("Begin");
  for (let number = 1; number <= QUESTIONS; number += 1) {
    await hands.sees(`Question ${number} of ${QUESTIONS}`);
    await hands.choose(but[number] ?? (number === QUESTIONS ? "Yes" : "No"));
    await hands.press("Keep this and go on");
    if (but[number]?.startsWith("Yes, now")) await hands.follow("Go on");
  }
}

export async function chooses(hands, way, because) {
  await hands.follow("Plan", "places");
  await hands.follow("How you ask");
  await hands.follow((await hands.link("Choose how you ask").count()) ? "Choose how you ask" : "Choose another way");
  await hands.choose(way);
  await hands.fill("Why this one", because);
  if (["A prepared meeting with letters", "Invite them openly"].includes(way)) await hands.choose("Kim is told beforehand");
  await hands.press("Keep this choice");
}

/** What every home asks for before a letter or a place. */
export async function readsFirstPages(hands) {
  await hands.sees("Read five short pages");
  await hands.follow("Begin to read");
  await hands.follow("Read the first one");
  for (let page = 0; page < 5; page += 1) await hands.press("I have read this");
  await hands.sees("You have read all of them");
  await hands.follow("Home", "places");
}

/** Writes down that they were asked, and what was said. */
export async function asked(hands, answer, to = "To go to the place that is ready.") {
  await hands.follow("Write down that you asked");
  await hands.choose("Face to face");
  await hands.choose(to);
  await hands.choose(answer);
  await hands.fill("In your own words", "On the porch.");
  await hands.press("Keep this");
}

