// Treatment, looked into by three relatives on their phones: what words mean, what a programme says on the phone, who
// calls next, and how the programmes compare.

import { inDays } from "./lib/days.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const PHONE = { width: 390, height: 800 };
const DESK = { width: 1280, height: 900 };
const COST = /^Are you in our network\?/;
const NALOXONE = "Does each person leave with naloxone?";
const SAID = "900 dollars for each week, and the first one before he comes.";

async function atTheCircle(open, house, name, script) {
  const page = await open(house, { javaScriptEnabled: script, viewport: PHONE, mayFail: /422/ });
  const hands = new Hands(page, { script });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  return hands;
}

async function atTheOption(hands, programme) {
  await hands.follow("Plan", "places");
  await hands.follow("Treatment options");
  await hands.follow(programme);
}

async function calls(hands) {
  await hands.follow("Write down a call");
  await hands.fill("Who answered", "Kim, front desk");
  await hands.page.getByLabel(COST).fill(SAID);
  await hands.fill(NALOXONE, "No. They had not thought of it.");
  // Nothing typed is lost over a day that hasn't come.
  await hands.fillDay("The day of the call", inDays(20));
  await hands.press("Keep this call");
  await hands.sees("It can’t be in the future.");
  await expect(hands.page.getByLabel(COST)).toHaveValue(SAID);
  await hands.fillDay("The day of the call", inDays(0));
  await hands.press("Keep this call");
  await hands.sees(SAID);
  await hands.sees("spoke to Kim, front desk");
}

for (const script of [true, false]) {
  const how = script ? "with JavaScript" : "without JavaScript";

  test(`three relatives find out what a programme offers, ${how}`, async ({ open, house }) => {
    const ana = await atTheCircle(open, house, "Ana", script);
    await ana.follow("Plan", "places");
    await ana.follow("Short pages to read");
    await ana.fill("Look for a word", "detoxs");
    await ana.press("Look it up");
    await ana.follow("Withdrawal management");
    await ana.sees("is not advised");
    expect(new URL(ana.page.url()).pathname).toMatch(/\/texts\/\d+$/);
    await expect(ana.page).toHaveTitle(/^Help/);

    const ben = await atTheCircle(open, house, "Ben", script);
    await atTheOption(ben, "Riverside Residential");
    await calls(ben);

    const luis = await atTheCircle(open, house, "Luis", script);
    await atTheOption(luis, "Riverside Residential");
    await luis.sees("Ben Rivera called last");
    await luis.follow("What they answered");
    await luis.sees(SAID);
    await luis.unfold("Still unknown");
    await luis.sees("Whom do you turn away?");
    await luis.follow("Riverside Residential");
    await luis.unfold("Agree who calls next");
    await luis.pick("Who calls next", "Ana Rivera");
    await luis.fillDay("By which day", inDays(1));
    await luis.press("Agree on this call");
    await luis.sees("Ana Rivera calls next");

    // It is the first thing on her page, and done once she has called.
    await ana.follow("Home", "places");
    await ana.sees("Call Riverside Residential");
    await ana.follow("Open the task");
    await atTheOption(ana, "Riverside Residential");
    await ana.follow("Write down a call");
    await ana.fill("Who answered", "Kim, front desk");
    await ana.press("Keep this call");
    await ana.follow("Riverside Residential");
    await ana.sees("Nobody is down for the next call yet.");
  });

  test(`programmes come one at a time on a phone and side by side on a desk and on paper, ${how}`, async ({ open, demo }) => {
    const luis = await atTheCircle(open, demo, "Luis", script);
    await luis.follow("Plan", "places");
    await luis.follow("Treatment options");
    await luis.press("Compare these");
    const [table, cards] = [luis.page.locator(".option-compare"), luis.page.locator(".option-cards")];
    await expect(table).toBeHidden();
    const keys = async (card) => (await card.locator("dt").allTextContents()).join("|");
    const each = await cards.locator("section").all();
    expect(each.length).toBe(3);
    for (const card of each) expect(await keys(card)).toBe(await keys(each[0]));
    await luis.sees("Nobody is made to stop");
    await luis.sees("Whom do you turn away?");
    await luis.sees("Not asked yet");
    await luis.sees(/they differ/);

    await luis.page.setViewportSize(DESK);
    await expect(table).toBeVisible();
    await expect(cards).toBeHidden();
    await luis.page.setViewportSize(PHONE);
    await luis.page.emulateMedia({ media: "print" });
    await expect(table).toBeVisible();
    await expect(cards).toBeHidden();
  });
}
