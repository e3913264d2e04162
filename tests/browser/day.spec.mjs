// The day, on four phones: prepared without scripts, and run together with them; a dead connection, two who lead at once, and a
// stop for safety.

import { violations } from "./lib/axe.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const PHONE = { width: 390, height: 800 };
const QUESTIONS = 17;
/** Everybody follows within a second of the answer to whoever leads; a busy machine gets some more. */
const SOON = { timeout: 5_000 };

async function on(open, house, name, options = {}) {
  const page = await open(house, { viewport: PHONE, mayFail: /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_|ERR_INCOMPLETE|409/, ...options });
  await signIn(page, house, name);
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  return new Hands(page, { script: options.javaScriptEnabled !== false });
}

/** Answers what is asked about safety, if it is asked. */
async function isClear(hands, circle) {
  await hands.visit(`${circle}/safety`);
  const begin = hands.link("Begin");
  if (!(await begin.count())) return;
  await hands.follow("Begin");
  for (let number = 1; number <= QUESTIONS; number += 1) {
    await hands.sees(`Question ${number} of ${QUESTIONS}`);
    await hands.choose(number === QUESTIONS ? "Yes" : "No");
    await hands.press("Keep this and go on");
  }
}

/** Says go, with a reason for everything that is missing and has room for one. */
async function saysGo(hands, circle) {
  await hands.visit(`${circle}/go`);
  for (const field of await hands.page.getByLabel(/: why you go on without it$/).all()) await field.fill("We talked about it.");
  await hands.press("Go: this is what we read");
  await hands.sees("Go: edition 1");
}

/** What each answer asks of the four of them: a step of it, on the page of all. */
const ANSWERS = {
  Yes: "Leave for the programme now",
  Partly: "Write down the step you agreed on",
  "Not today": "Set the day you will ask again",
  No: "Start the boundaries you agreed on",
  "Walked out": "Check that Danny is safe",
  "Did not come": "Check that Danny is safe",
  "Stopped for safety": "Follow the safety card",
};

const step = (page) => page.locator(".day__step:not([hidden]) .day__when");
const at = (page, number) => expect(step(page)).toHaveText(new RegExp(`^Step ${number} of`), SOON);
const next = (page) => page.getByRole("button", { name: "Next", exact: true }).click();

async function prepared(open, house, names) {
  const plain = { javaScriptEnabled: false };
  const everybody = await Promise.all(names.map((name) => on(open, house, name, plain)));
  const circle = new URL(everybody[0].page.url()).pathname;
  const [mara, rosa, ben] = everybody;

  await mara.visit(`${circle}/poll`);
  await mara.page.getByRole("link", { name: "Meet then" }).first().click();
  await mara.press("We meet then");
  await rosa.visit(`${circle}/meeting`);
  await rosa.pick("Timekeeper", "Tess Novak");
  await rosa.press("Keep these parts");
  await ben.visit(`${circle}/rehearsals/new`);
  for (const box of await ben.page.getByRole("checkbox").all()) await box.check();
  await ben.press("Keep this");
  for (const hands of everybody) await isClear(hands, circle);
  await saysGo(mara, circle);
  return circle;
}

test("four phones go from the poll to each of the answers, and one of them loses its connection", async ({ open, house }) => {
  test.setTimeout(400_000);
  const circle = await prepared(open, house, ["Mara", "Rosa", "Ben", "Tess", "Luis", "Ana"]);
  const [mara, rosa, ben, luis] = await Promise.all(["Mara", "Rosa", "Ben", "Luis"].map((name) => on(open, house, name)));
  const pages = [mara, rosa, ben, luis].map(({ page }) => page);
  await Promise.all(pages.map((page) => page.goto(`${circle}/day`)));
  for (const page of pages) {
    await at(page, 1);
    // Whoever glances over sees no word of what it is about.
    await expect(page).toHaveTitle("Date – Kith");
  }

  // Luis has the chair. Rosa, who guides the circle, takes over for him; Mara guides too, and only looks around.
  await rosa.page.getByRole("button", { name: "Lead from here" }).click();
  await next(mara.page);
  await at(mara.page, 2);
  await mara.page.getByRole("button", { name: "To where we are" }).click();
  await at(luis.page, 1);
  await next(rosa.page);
  for (const page of pages) await at(page, 2);

  // Ben's connection dies. Everything is there, and he goes on by hand.
  await ben.page.context().setOffline(true);
  await next(rosa.page);
  for (const page of [mara.page, rosa.page, luis.page]) await at(page, 3);
  await next(ben.page);
  await at(ben.page, 3);
  await ben.page.getByRole("link", { name: "Stop for safety" }).click();
  await expect(ben.page.getByRole("heading", { name: "Stop here. People first." })).toBeVisible();
  await expect(ben.page.locator("#stop").getByRole("link", { name: "911" }).first()).toBeVisible();
  await ben.page.getByRole("link", { name: "Back to where you were" }).click();
  await at(ben.page, 3);
  await ben.page.getByLabel("A quick note").fill("He cried.");
  await ben.page.getByRole("button", { name: "Keep this note" }).click();
  await expect(ben.page.getByText("Your note is still in its field")).toBeVisible();
  await next(rosa.page);
  await at(mara.page, 4);
  await ben.page.context().setOffline(false);
  await at(ben.page, 4);
  await ben.page.getByRole("button", { name: "Keep this note" }).click();
  await expect(ben.page.getByText("He cried.")).toBeVisible();
  await expect(ben.page.getByLabel("A quick note")).toHaveValue("");

  // Whoever only listens may look around, and comes back.
  await ben.page.getByRole("button", { name: "Back", exact: true }).click();
  await at(ben.page, 3);
  await ben.page.getByRole("button", { name: "To where we are" }).click();
  await at(ben.page, 4);

  // Two lead at once: nobody skips a step. Then Rosa's connection dies, and what she pressed is made up for.
  await Promise.all([next(rosa.page), next(luis.page)]);
  for (const page of pages) await at(page, 5);
  await rosa.page.context().setOffline(true);
  await next(rosa.page);
  await at(rosa.page, 6);
  await expect(rosa.page.getByText("the others follow when it is back")).toBeVisible();
  await at(mara.page, 5);
  await rosa.page.context().setOffline(false);
  for (const page of pages) await at(page, 6);

  // To the end of it; there the way to what follows is.
  const last = Number(/of (\d+)/.exec(await step(rosa.page).textContent())[1]);
  for (let number = 7; number <= last; number += 1) {
    await next(rosa.page);
    for (const page of pages) await at(page, number);
  }
  await house.remembers();
  for (const [answer, first] of Object.entries(ANSWERS)) {
    await test.step(answer, async () => {
      await house.goesBack();
      for (const { page } of [mara, rosa, ben, luis]) await page.goto(`${circle}/day`);
      for (const page of pages) await at(page, last);
      await rosa.follow("How it ended, and what to do now");
      await rosa.page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
      await rosa.choose(answer);
      await rosa.press("Write this down for the circle");
      for (const hands of [mara, ben, luis]) {
        await hands.follow("How it ended, and what to do now");
        await hands.sees(`How it ended: ${answer}`);
        await hands.sees(first);
      }
    });
  }
});

test("without scripts the day is one page to step through", async ({ open, house }) => {
  const plain = { javaScriptEnabled: false };
  const [rosa, ben] = await Promise.all(["Rosa", "Ben"].map((name) => on(open, house, name, plain)));
  const circle = new URL(rosa.page.url()).pathname;
  await rosa.visit(`${circle}/day`);
  await rosa.press("Everybody goes on");
  await expect(rosa.page).toHaveURL(/#step-2$/);
  await rosa.press("Everybody goes on");
  await rosa.press("Everybody goes back");
  await expect(rosa.page).toHaveURL(/#step-2$/);
  await ben.visit(`${circle}/day`);
  await ben.page.getByRole("link", { name: "Go to where we are: step 2 of" }).click();
  await expect(ben.page.locator("#step-2")).toBeInViewport();
  await expect(ben.page.locator("#step-2")).toContainText("We are here.");
  await ben.page.locator("#step-2").getByRole("link", { name: /^Next: / }).click();
  await expect(ben.page.locator("#step-3")).toBeInViewport();
  await ben.page.getByRole("link", { name: "Stop for safety" }).click();
  await expect(ben.page.getByRole("heading", { name: "Stop here. People first." })).toBeInViewport();
});

test("the day is accessible, and nothing on it is too small for a shaking hand", async ({ open, house }) => {
  const rosa = await on(open, house, "Rosa");
  const circle = new URL(rosa.page.url()).pathname;
  for (const place of ["day", "day#stop", "go", "paper", "script/prepared"]) {
    for (const colorScheme of ["light", "dark"]) {
      await rosa.page.emulateMedia({ colorScheme });
      await rosa.visit(`${circle}/${place}`);
      expect.soft(await violations(rosa.page), `${place} ${colorScheme}`).toEqual([]);
      const wide = await rosa.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(wide, place).toBeLessThanOrEqual(0);
    }
  }
  await rosa.visit(`${circle}/day`);
  for (const press of await rosa.page.locator(".day__bar :is(a, button):visible").all()) {
    expect((await press.boundingBox()).height).toBeGreaterThanOrEqual(44);
  }
});
