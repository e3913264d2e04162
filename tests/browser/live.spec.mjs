// What others do is seen on an open page, without loading it again and without disturbing whoever is at work on it.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { isAwake } from "./lib/letter.mjs";

const SOON = { timeout: 5_000 };

async function at(page, house, name, ...links) {
  await signIn(page, house, name);
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  for (const link of links) await page.getByRole("link", { name: link }).first().click();
}

const heard = (page) => expect(page.locator("html[data-live=on]")).toHaveCount(1);

async function writesDown(page, programme) {
  await page.goto(`${page.url().match(/.*\/circles\/[0-9a-f-]+/)[0]}/options/new`);
  await page.getByLabel("Name of the programme").fill(programme);
  await page.getByRole("button", { name: "Add this programme" }).click();
}

test("a list grows under somebody's eyes, and a half-filled form stays as it is", async ({ open, house }) => {
  const [rosa, ben] = [await open(house), await open(house)];
  await at(rosa, house, "Rosa");
  const circle = rosa.url();
  await rosa.goto(`${circle}/options`);
  await heard(rosa);
  const form = await rosa.context().newPage();
  await form.goto(`${circle}/options/new`);
  await heard(form);
  await form.getByLabel("Name of the programme").fill("Half a na");
  await rosa.bringToFront();

  await at(ben, house, "Ben");
  await writesDown(ben, "Lakeside Centre");
  await expect(rosa.getByText("Lakeside Centre").first()).toBeVisible(SOON);
  await expect(rosa.locator("#live")).toHaveText("Ben Rivera added a place for treatment.");
  await expect(rosa.locator("#live")).toHaveAttribute("role", "status");
  await expect(form.locator("#live")).toHaveText("Ben Rivera added a place for treatment.", SOON);
  await expect(form.getByLabel("Name of the programme")).toHaveValue("Half a na");
});

test("a form that somebody has begun stays, even where there is none any more", async ({ open, house }) => {
  const [rosa, mara] = [await open(house, { mayFail: /status of 4\d\d/ }), await open(house)];
  await at(rosa, house, "Rosa");
  await rosa.goto(`${rosa.url()}/outcome`);
  await heard(rosa);
  await rosa.getByText("The meeting has already happened").click();
  const said = "He said he would think about it until Monday.";
  await rosa.getByLabel("What was said and agreed").fill(said);
  await rosa.getByRole("heading", { level: 1 }).click();

  await at(mara, house, "Mara");
  await mara.goto(rosa.url());
  await mara.getByText("The meeting has already happened").click();
  await mara.getByRole("radio").first().check();
  await mara.getByRole("button", { name: "Write this down for the circle" }).click();
  await expect(rosa.getByText("Correct this, or write down another meeting")).toBeVisible(SOON);
  const begun = rosa.locator("main form").filter({ has: rosa.getByRole("button", { name: "Write this down" }) });
  const words = () => begun.locator("[name=note]").evaluateAll((fields) => fields.map((field) => field.value));
  expect(await words()).toEqual([said]);
  await begun.getByRole("radio").nth(1).check();
  await begun.getByRole("button").click();
  await expect.poll(words).toEqual([said]);
});

test("a button beside words that changed does what those words say", async ({ open, house }) => {
  const [ben, mara] = [await open(house), await open(house)];
  await at(mara, house, "Mara");
  const outcome = `${mara.url()}/outcome`;
  await mara.goto(outcome);
  await mara.getByText("The meeting has already happened").click();
  const ends = async (how) => {
    await mara.getByRole("radio").nth(how).check();
    await mara.getByRole("button", { name: "Write this down for the circle" }).click();
  };
  await ends(0);
  await at(ben, house, "Ben");
  await ben.goto(outcome);
  await heard(ben);
  const tasks = () => ben.locator("main form").evaluateAll((forms) => forms.map((form) => form.getAttribute("action")));
  const before = await tasks();
  expect(before.length).toBeGreaterThan(0);

  await mara.getByText("Correct this, or write down another meeting").click();
  await ends(2);
  await expect.poll(tasks, SOON).not.toEqual(before);
  const [door, ...others] = await tasks();
  await ben.locator("main form button").first().click();
  await expect.poll(tasks).not.toContain(door);
  expect(await tasks()).toEqual(expect.arrayContaining(others));
});

test("focus and place stay while a page changes around them", async ({ open, house }) => {
  const [rosa, ben] = [await open(house), await open(house)];
  await at(rosa, house, "Rosa");
  await rosa.goto(`${rosa.url()}/options`);
  await heard(rosa);
  await rosa.setViewportSize({ width: 390, height: 500 });
  const focused = rosa.getByRole("link", { name: "Riverside Residential" });
  await focused.focus();
  await rosa.mouse.wheel(0, 80);
  await expect.poll(() => rosa.evaluate(() => scrollY)).toBeGreaterThan(0);
  const [label, scroll] = [await focused.textContent(), await rosa.evaluate(() => scrollY)];
  await at(ben, house, "Ben");
  await writesDown(ben, "Lakeside Centre");
  await expect(rosa.getByText("Lakeside Centre").first()).toBeVisible(SOON);
  expect(await rosa.evaluate(() => document.activeElement.textContent)).toBe(label);
  expect(await rosa.evaluate(() => scrollY)).toBe(scroll);
});

test("a letter is followed as it is written, and both see who is there", async ({ open, house }) => {
  const [ben, mara] = [await open(house), await open(house)];
  await at(ben, house, "Ben", "Letters", /your letter$/);
  await isAwake(ben);
  const letter = ben.url();
  await at(mara, house, "Mara");
  await mara.goto(letter);
  await expect(ben.locator("#here")).toHaveText("Mara Lind has this open too.", SOON);
  // The demo has only just written it, and counts as writing for as long as anybody.
  await expect(mara.locator("#here")).toHaveText("Ben Rivera has this open too.", { timeout: 20_000 });

  const field = ben.getByLabel("A true memory", { exact: true });
  await field.focus();
  await field.press("Control+End");
  await field.pressSequentially(" And the green kite.", { delay: 20 });
  await expect(mara.getByText("And the green kite.")).toBeVisible(SOON);
  await expect(mara.locator("#here")).toHaveText("Ben Rivera is writing now, in “A true memory”.");

  // The same letter on the writer's own phone: words come in around what is being typed there.
  const phone = await ben.context().newPage();
  await phone.goto(letter);
  await isAwake(phone);
  const there = phone.getByLabel("A true memory", { exact: true });
  await there.focus();
  await there.press("Control+Home");
  await there.pressSequentially("Listen. ");
  await expect(field).toHaveValue(/^Listen\. .* And the green kite\.$/s, SOON);
  await field.pressSequentially(" Really.");
  await expect(there).toHaveValue(/^Listen\. .* And the green kite\. Really\.$/s, SOON);
  expect(await there.evaluate((area) => area.selectionStart)).toBe("Listen. ".length);
  await mara.close();
  await expect(ben.locator("#here")).toHaveText("", SOON);
});

test("a page that was away catches up, and one whose reader was removed says so", async ({ open, house }) => {
  const [rosa, tess] = [await open(house, { mayFail: /ERR_INTERNET_DISCONNECTED|live/ }), await open(house, { mayFail: /404|live/ })];
  await at(rosa, house, "Rosa");
  const circle = rosa.url();
  await rosa.goto(`${circle}/options`);
  await heard(rosa);
  await rosa.context().setOffline(true);
  await at(tess, house, "Tess");
  await writesDown(tess, "Lakeside Centre");
  await heard(tess);
  await rosa.context().setOffline(false);
  await expect(rosa.getByText("Lakeside Centre").first()).toBeVisible({ timeout: 15_000 });

  await rosa.goto(`${circle}/people`);
  await rosa.getByRole("link", { name: "Remove Tess Novak" }).click();
  await rosa.getByRole("button", { name: /Tess Novak|Remove/ }).click();
  await expect(tess.locator("#live")).toHaveText("This page has changed. Load it again.", SOON);
});

test("without JavaScript a page shows what is there when it is loaded", async ({ open, house }) => {
  const [rosa, ben] = [await open(house, { javaScriptEnabled: false }), await open(house)];
  await at(rosa, house, "Rosa");
  await rosa.goto(`${rosa.url()}/options`);
  await at(ben, house, "Ben");
  await writesDown(ben, "Lakeside Centre");
  await expect(rosa.getByText("Lakeside Centre")).toHaveCount(0);
  await rosa.reload();
  await expect(rosa.getByText("Lakeside Centre").first()).toBeVisible();
});
