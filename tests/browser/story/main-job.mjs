// The main job, from an empty database to what follows the meeting. It is told once; keyboard.spec.mjs, nojs.spec.mjs
// and story.spec.mjs let it happen in three ways.

import { expect, test } from "../lib/fixtures.mjs";
import { spoken } from "../lib/days.mjs";
import { answersSafety } from "../lib/family.mjs";
import { printed } from "../lib/paper.mjs";
import { birchRoad, circle, harborHouse, letters, meeting, millLane, noCash } from "./cast.mjs";

/** Five browsers on one machine that may be busy elsewhere: some minutes then, and one or two when it is idle. */
const PATIENCE_MS = 600_000;

export async function mainJob({ rosa, ben, luis, ana, mara }) {
  test.setTimeout(PATIENCE_MS);
  await test.step("Rosa starts a circle, and the others come in by link and voice", async () => {
    await rosa.signsUp();
    await rosa.startsCircle(circle);
    await comesIn(ben, { invitedBy: rosa, letInBy: rosa, as: "A member", relation: "brother" });
    await comesIn(mara, { invitedBy: rosa, letInBy: ben, as: "A facilitator" });
    await comesIn(luis, { invitedBy: mara, letInBy: rosa, as: "A member", relation: "father" });
    await comesIn(ana, { invitedBy: rosa, letInBy: mara, as: "A member", relation: "aunt" });
  });

  await test.step("each writes a letter, and shares it by name or not at all", async () => {
    await rosa.writes(letters.rosa);
    await ben.writes(letters.ben);
    await luis.writes(letters.luis);
    await ana.writes(letters.ana);
    await rosa.sharesLetterWith(ben, luis, ana, mara);
    await ben.sharesLetterWith(rosa, mara);
    await luis.sharesLetterWith(rosa);
    await mara.reads(ben, letters.ben["What I saw"]);
    await rosa.reads(luis, letters.luis["How I will be there"]);
    await ana.cannotRead(ben);
    await rosa.cannotRead(ana);
  });

  await test.step("before anybody has said go, the script is a draft", async () => {
    await rosa.opensScript();
    const { text } = await printed(rosa.hands.page, "A4");
    for (const page of text.split("\f").slice(0, -1)) expect(page).toContain("DRAFT");
  });

  await test.step("three places are compared; one is booked, one is the backup", async () => {
    await ben.writesDown(harborHouse);
    await luis.writesDown(birchRoad);
    await ben.writesDown(millLane);
    await ben.compares(harborHouse.programme, birchRoad.programme, millLane.programme);
    await ben.books(harborHouse.programme);
    await luis.backsUpWith(birchRoad.programme);
  });

  await test.step("a boundary is agreed when its last keeper says yes", async () => {
    await rosa.proposes({ ...noCash, keepers: [ben, luis] });
    await ben.agreesTo(noCash, rosa);
    await ben.hands.sees("Still asked");
    await luis.agreesTo(noCash, rosa);
    await rosa.seesAgreed(noCash);
  });

  await test.step("the meeting gets a day, a place, its parts and an order", async () => {
    await mara.setsMeeting(meeting);
    await mara.givesParts({ Chair: mara, Closer: rosa, Driver: ben, Logistics: ana, Timekeeper: luis });
    await mara.setsOrder(luis, ben, ana, rosa);
  });

  await test.step("all answer about safety, and whoever leads says go", async () => {
    for (const person of [rosa, ben, luis, ana]) await answersSafety(person.hands);
    await mara.saysGo({
      Letters: "Each of us has read theirs to somebody.",
      Parts: "We are all there together.",
      Rehearsal: "We meet an hour before.",
    });
  });

  await test.step("the script is ready to print, with exactly what was shared", async () => {
    await rosa.opensScript();
    for (const format of ["A4", "Letter"]) await isComplete(await printed(rosa.hands.page, format), format);
  });

  await test.step("the boundaries are on paper of their own", async () => {
    await rosa.hands.follow("Print the boundary sheets");
    await rosa.hands.follow(/^See the sheets ?: Not today$/);
    const { text, pages } = await printed(rosa.hands.page, "A4");
    expect(pages).toBe(3);
    expect(text).toContain(noCash.when);
    expect(text).not.toContain(letters.rosa[Object.keys(letters.rosa)[0]]);
  });

  await test.step("what came of it is written down, and everybody has something to do by a day", async () => {
    await mara.records("Not today", "He listened. He wants a week.");
    await rosa.seesTasks();
    const tasks = rosa.hands.page.locator(".task");
    expect(await tasks.count()).toBeGreaterThan(3);
    for (const task of await tasks.all()) await expect(task.locator(".task__when")).toContainText(/[Bb]y \w+day \d+ \w+ 20\d\d/);
    await expect(tasks.filter({ hasText: /(Ben|Luis|Ana|Mara) .* does this/ }).first()).toBeVisible();
  });
}

async function comesIn(newcomer, { invitedBy, letInBy, ...how }) {
  await newcomer.answers(await invitedBy.invites(newcomer, how));
  await letInBy.letsIn(newcomer);
  await newcomer.looksAgain();
}

/** What is on paper when everything is set. */
async function isComplete({ text, pages, size }, format) {
  const words = text.replaceAll(/\s+/g, " ");
  expect(size.toLowerCase()).toBe(format.toLowerCase());
  expect(words).not.toContain("DRAFT");
  expect(words).toContain(`page 1 of ${pages}`);
  expect(words).toContain(`page ${pages} of ${pages}`);
  expect(words).toContain(`${spoken(meeting.day)}, ${meeting.time}, ${meeting.place}`);
  for (const letter of [letters.luis, letters.ben, letters.rosa]) {
    for (const part of Object.values(letter)) expect(words).toContain(part);
  }
  for (const part of Object.values(letters.ana)) expect(words).not.toContain(part);
  expect(words).toContain("Ana Castillo reads, and brings the letter on paper.");
  for (const fact of [harborHouse.programme, harborHouse.phone, birchRoad.programme]) expect(words).toContain(fact);
  expect(words).not.toContain(noCash.when);
  expect(words).toContain("Safety card");
  // The paper doesn't say where it comes from, and its header is neutral.
  expect(words).not.toMatch(/localhost|http/);
  for (const page of text.split("\f").slice(0, -1)) expect(page.trimStart()).toMatch(/^Plan\n/);
}
