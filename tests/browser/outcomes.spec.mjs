// How the meeting ended, on a phone: each of the seven answers opens its own steps, with and without JavaScript; then the quarter
// of an hour together, the paper, and how long it is all kept.

import { violations } from "./lib/axe.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 900 };

const SECOND = "Ask at the second place";
const WEEK = "Ask for an assessment this week";
const DOCTOR = "Ask their doctor for one appointment";
const OFFER = "Tell them until when the offer stays open";
const LADDER = [SECOND, WEEK, DOCTOR, OFFER];

/** What each answer opens in the demo's circle: its own first step with whoever has it, and steps of the ladder. */
const ANSWERS = [
  ["Yes", ["Leave for the programme now", "Ben Rivera, in the first hour."], []],
  ["Partly", ["Write down the step you agreed on", "You, in the first hour."], [SECOND, WEEK, DOCTOR]],
  ["Not today", ["Set the day you will ask again", "You, on the first day."], [SECOND, WEEK, DOCTOR, OFFER]],
  ["No", ["Start the boundaries you agreed on", "on the first day."], [WEEK, DOCTOR, OFFER]],
  ["Walked out", ["Check that Danny is safe", "You, in the first hour."], [DOCTOR, OFFER]],
  ["Did not come", ["Check that Danny is safe", "You, in the first hour."], [DOCTOR, OFFER]],
  ["Stopped for safety", ["Follow the safety card", "Luis Rivera, in the first hour."], []],
];

/** Somebody in the circle, where they write down how it ended. */
async function afterTheMeeting(open, house, name, options) {
  const page = await open(house, { viewport: PHONE, ...options });
  const hands = new Hands(page, { script: options?.javaScriptEnabled !== false });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  await hands.follow("Meeting", "places");
  await hands.follow("After the meeting");
  return hands;
}

/** Folds out everything that is folded. */
const unfolds = (page) =>
  page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

/** The steps on the page, also those of later: what each is called, and who does it when. */
async function steps(page) {
  await unfolds(page);
  const items = await page.locator(".steps__item").allInnerTexts();
  return items.map((text) => text.replaceAll(/\s+/g, " "));
}

async function writesDown(hands, answer, step) {
  await unfolds(hands.page);
  await hands.choose(answer);
  if (step) await hands.choose(step);
  await hands.press("Write this down for the circle");
  await hands.sees(`How it ended: ${answer}`);
}

const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const javaScriptEnabled of [true, false]) {
  test(`each answer opens its own steps, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({ open, house }) => {
    const hands = await afterTheMeeting(open, house, "Rosa", { javaScriptEnabled });
    const { page } = hands;
    for (const [answer, [first, who], ladder] of ANSWERS) {
      await test.step(answer, async () => {
        await writesDown(hands, answer);
        expect(await sideways(page)).toBe(0);
        const list = await steps(page);
        expect(list.find((step) => step.startsWith(first))).toContain(who);
        const opened = LADDER.filter((title) => list.some((step) => step.startsWith(title)));
        expect(opened, answer).toEqual(ladder);
        expect(new Set(list).size, "each step once").toBe(list.length);
        // Somebody is in touch within two days, and each of them is looked after, whatever it was.
        expect(list.find((step) => step.startsWith("Get in touch with Danny"))).toContain("You, on the first day.");
        await hands.sees("Boundaries from now on");
        await hands.sees("For each of you");
        await page.screenshot({ path: test.info().outputPath(`${answer}.png`), fullPage: true });
      });
    }
    await hands.sees("Safety first");
    // To one smaller step they said yes: the others needn't be seen to.
    await writesDown(hands, "Partly", DOCTOR);
    const list = await steps(page);
    expect(LADDER.filter((title) => list.some((step) => step.startsWith(title)))).toEqual([DOCTOR]);
  });

  test(`they sit together and say how long they keep it, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({ open, house }) => {
    const rosa = await afterTheMeeting(open, house, "Rosa", { javaScriptEnabled });
    await writesDown(rosa, "No");
    await rosa.follow("Four questions, for 15 minutes");
    await rosa.sees("Is everyone safe tonight?");
    await rosa.follow("Write down your answers");
    await rosa.press("Show this to the circle");
    await rosa.sees("Answer one of them at least");
    await rosa.choose("Heavy");
    await rosa.fill("What was said that matters?", "He asked about the dog.");
    await rosa.press("Show this to the circle");
    await rosa.sees("Don't stay alone with it");

    const ben = await afterTheMeeting(open, house, "Ben", { javaScriptEnabled });
    await ben.follow("Four questions, for 15 minutes");
    await ben.sees("He asked about the dog.");
    await ben.seesNothingOf("stay alone with it");
    await ben.follow("After the meeting");
    await ben.follow("The paper, and how long you keep it");
    await ben.press("All copies are collected and shredded");
    await ben.sees("Collected and shredded");
    await ben.choose("One year");
    await ben.press("Keep this decision");
    await ben.sees("Rosa Rivera is asked again by");
    expect(await sideways(ben.page)).toBe(0);
  });
}

for (const colorScheme of ["light", "dark"]) {
  test(`nothing is wrong with the steps and the questions, ${colorScheme}`, async ({ open, house }) => {
    for (const viewport of [PHONE, DESK]) {
      const hands = await afterTheMeeting(open, house, "Rosa", { viewport, colorScheme });
      const { page } = hands;
      const circle = page.url().replace(/\/outcome.*/, "");
      for (const [name, under] of [["ladder", "ladder"], ["step", "ladder/usual/3"], ["own", "ladder/new"], ["questions", "debrief"], ["answers", "debrief/new"], ["after", "after"], ["outcome", "outcome"]]) {
        await page.goto(`${circle}/${under}`);
        expect(await violations(page), name).toEqual([]);
        expect(await sideways(page), name).toBe(0);
        await page.screenshot({ path: test.info().outputPath(`${name}-${viewport.width}.png`), fullPage: true });
      }
    }
  });
}
