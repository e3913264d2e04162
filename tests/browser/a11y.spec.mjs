// Every page, for everybody: no violation that axe knows of, by day and by night; nothing to scroll sideways on the
// narrowest phone; nothing too small to hit.

import { fileURLToPath } from "node:url";
import { violations } from "./lib/axe.mjs";
import { inDays } from "./lib/days.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { fillIn, formsOn, send } from "./lib/forms.mjs";
import { Hands } from "./lib/hands.mjs";
import { allKinds, findPages } from "./lib/pages.mjs";
import { Person } from "./lib/person.mjs";
import { noCash } from "./story/cast.mjs";

const LIST = fileURLToPath(new URL("../lists/findtreatment-sample.csv", import.meta.url));

/** Some seconds for each page, on a machine that may be busy elsewhere. */
const PATIENCE_MS = 600_000;

const PHONE = { width: 390, height: 800 };
const SMALL_PHONE = { width: 320, height: 640 };
const DESK = { width: 1280, height: 900 };

/** Who looks: nobody in particular, an organizer half-way, a member, and somebody at the very beginning. */
const READERS = [undefined, "Rosa", "Ben", "Paul"];

/** What sticks out to the right, if the page can be scrolled sideways. */
function stickingOut(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > width + 1);
    return out.map((element) => element.outerHTML.slice(0, 120));
  });
}

/** Controls smaller than 24 px, except links within a line of text. */
function tooSmall(page) {
  return page.evaluate(() => {
    const small = (element) => {
      const box = element.getBoundingClientRect();
      const hidden = box.width <= 1 || !element.checkVisibility();
      if (hidden) return false;
      // A radio button or check box is also hit by its label.
      const label = element.labels?.[0]?.getBoundingClientRect();
      return Math.max(box.width, label?.width ?? 0) < 24 || Math.max(box.height, label?.height ?? 0) < 24;
    };
    const inText = (element) =>
      element.matches("a") &&
      getComputedStyle(element).display === "inline" &&
      element.parentElement.textContent.trim() !== element.textContent.trim();
    const controls = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary");
    return [...controls].filter((e) => small(e) && !inText(e)).map((e) => e.outerHTML.slice(0, 160));
  });
}

/** Looks at one page in every way. */
async function look(page, path) {
  const found = {};
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(path);
  // What is folded away has to be right as well.
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  found.light = await violations(page);
  found.small = await tooSmall(page);
  // The same page in other colours: every other rule would find what it found before.
  await page.emulateMedia({ colorScheme: "dark" });
  found.dark = await violations(page, "colours");
  await page.setViewportSize(SMALL_PHONE);
  found.out = await stickingOut(page);
  return found;
}

/** Fails softly, so that one run tells of every page. */
async function isForEverybody(page, path, name) {
  await test.step(name, async () => {
    expect.soft(await look(page, path), name).toEqual({ light: [], dark: [], small: [], out: [] });
    if (!process.env.KITH_PICTURES) return;
    // To be looked at by people, in each size and light: `KITH_PICTURES=1 bin/test browser -- a11y`.
    await page.goto(path);
    for (const [size, viewport] of Object.entries({ 390: PHONE, 1280: DESK })) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const file = name.replaceAll(/[^a-zA-Z-]+/g, "_");
        await page.screenshot({ path: `test-results/pictures/${file}-${size}-${colorScheme}.png`, fullPage: true });
      }
    }
  });
}

for (const reader of READERS) {
  test(`every page is accessible to ${reader ?? "a stranger"}`, async ({ open, demo }) => {
    test.setTimeout(PATIENCE_MS);
    const page = await open(demo);
    if (reader) await signIn(page, demo, reader);
    const { found, broken } = await findPages(page);
    expect.soft(broken).toEqual([]);
    for (const [kind, path] of found) await isForEverybody(page, path, `${reader ?? "nobody"} ${kind}`);
  });
}

/** What answers without a page. */
const NO_PAGES = ["/healthz", "/exit", "/circles/{id}/live", "/calendar/{id}", "/update", "/circles/{id}/meeting/calendar", "/circles/{id}/day/now"];

/** What only a mail leads to is looked at in reminders.spec.mjs. */
const FROM_MAILS = ["/account/reminders/{id}", "/stop/{id}"];

/** What leads there isn’t there while times can be answered, or is handed over: looked at in poll.spec.mjs. */
const OF_POLLS = ["/circles/{id}/poll/new", "/dates/{id}"];

/** Only where an edition stands that says something else by now: looked at in day.spec.mjs. */
const OF_EDITIONS = ["/circles/{id}/script/prepared"];

test("the pages behind secret links are accessible, and no page is left out", async ({ open, house }) => {
  const seen = new Set([...NO_PAGES, ...FROM_MAILS, ...OF_POLLS, ...OF_EDITIONS]);
  const looker = async () => open(house);

  const operator = await looker();
  const link = await house.operatorLink();
  await isForEverybody(operator, link, "an operator’s sign-up");
  seen.add("/sign-up/{id}");
  await operator.getByLabel("Your name").fill("Olga");
  await operator.getByLabel("E-mail address").fill("olga@example.org");
  await operator.getByLabel("Password").fill("warm lamps along the harbour");
  await operator.getByRole("button", { name: "Open the account" }).click();
  await expect(operator.getByRole("button", { name: "Sign out" })).toBeVisible();
  await isForEverybody(operator, "/operator", "the operator’s page");
  seen.add("/operator");

  const rosa = new Person("Rosa", new Hands(await looker()));
  await signIn(rosa.hands.page, house, "Rosa");
  await rosa.hands.follow("Open Sunday walks");
  const tove = new Person("Tove", new Hands(await looker()));
  const invite = await rosa.invites(tove, { as: "A member" });
  await isForEverybody(tove.hands.page, invite.link, "an invite");
  await isForEverybody(tove.hands.page, `${invite.link}?account=yes`, "an invite for an account");
  seen.add("/invites/{id}");
  await tove.answers(invite);
  await isForEverybody(tove.hands.page, tove.hands.page.url(), "waiting at the door");
  seen.add("/circles/{id}/waiting");

  // What is there only for a while: a draft, and tasks.
  await rosa.drafts(noCash);
  await rosa.keepsLetterAs("before Mum’s changes");
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "a letter as it was");
  await rosa.records("Not today", "");
  await rosa.hands.follow("Four questions, for 15 minutes");
  await rosa.hands.follow("Write down your answers");
  await rosa.hands.choose("Too much");
  await rosa.hands.press("Show this to the circle");
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "what was said right after it");
  await rosa.compares();
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "side by side");
  seen.add("/circles/{id}/options/compare");

  await rosa.brings(LIST);
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "a list of places");
  await rosa.hands.follow("Look for places");
  await rosa.hands.press("Look for places");
  expect.soft(await violations(rosa.hands.page), "places that were found").toEqual([]);
  await rosa.hands.follow("Fair Winds");
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "a place on a list");
  seen.add("/circles/{id}/lists/{id}/{id}");
  await rosa.hands.follow("Add it to our options");
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "the form for a place on a list");
  seen.add("/circles/{id}/lists/{id}/{id}/add");
  await rosa.ranks("Harbor House");
  const ben = new Person("Ben", new Hands(await looker()));
  await signIn(ben.hands.page, house, "Ben");
  await ben.hands.follow("Open Sunday walks");
  await ben.ranks("Cedar Street Clinic");
  await rosa.hands.page.reload();
  await rosa.hands.follow("Show what came out now");
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "the end of a round");
  seen.add("/circles/{id}/options/ranking/close");
  await rosa.hands.press("Show it");
  await isForEverybody(rosa.hands.page, rosa.hands.page.url(), "what came out");

  // Where a day is set and nothing is listed yet; Paul's circle is at the very beginning.
  const paul = new Person("Paul", new Hands(await looker()));
  await signIn(paul.hands.page, house, "Paul");
  await paul.hands.follow("Open Book evenings");
  await paul.setsMeeting({ day: inDays(160), time: "14:00", place: "At home" });
  await isForEverybody(paul.hands.page, paul.hands.page.url().replace(/meeting.*/, "logistics/new"), "lists to be written");
  seen.add("/circles/{id}/logistics/new");

  const locked = await open(house, { mayFail: /status of 423/ });
  await signIn(locked, house, "Mara");
  await locked.getByRole("button", { name: "Lock" }).click();
  await expect.poll(async () => (await locked.request.get("/account", { maxRedirects: 0 })).status()).toBe(423);
  await isForEverybody(locked, "/unlock", "a locked screen");
  seen.add("/unlock");

  const alreadySeen = new Set((await findPages(await looker())).found.keys());
  for (const reader of ["Rosa", "Ben", "Mara", "Paul"]) {
    const page = await looker();
    await signIn(page, house, reader);
    for (const [kind, path] of (await findPages(page, 6)).found) {
      const isNew = [/confirm$/, /tasks/, /propose$/, /discard$/, /book$/, /lists/, /again$/, /forget$/, /aftercare/, /follow-up/, /care$/, /debrief/, /after$/, /outcome$/].some((end) => end.test(kind));
      if (isNew && !seen.has(kind)) await isForEverybody(page, path, kind);
      seen.add(kind);
    }
  }
  const all = await allKinds();
  expect([...all].filter((kind) => !seen.has(kind) && !alreadySeen.has(kind))).toEqual([]);
});

test("a form that comes back with errors is accessible", async ({ open, house }) => {
  const page = await open(house, { viewport: PHONE });
  await signIn(page, house, "Rosa");
  const { found } = await findPages(page);
  for (const form of await formsOn(page, found)) {
    await page.goto(form.path);
    await fillIn(page, form, "x".repeat(4001), true);
    if ((await send(page, form)) !== 422) continue;
    expect.soft(await violations(page), form.kind).toEqual([]);
    expect.soft(await stickingOut(page), form.kind).toEqual([]);
  }
});
