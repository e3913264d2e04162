// When everybody can meet: four phones answer, one of them without an account, and one time is chosen.

import { violations } from "./lib/axe.mjs";
import { inDays } from "./lib/days.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { Keyboard } from "./lib/keyboard.mjs";

const phone = { viewport: { width: 390, height: 800 } };

/** Somebody on a phone of theirs, in the circle. */
async function on(open, house, name, options) {
  const page = await open(house, { ...phone, ...options });
  await signIn(page, house, name);
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  return page;
}

const times = (page) => page.locator(".poll__slot");
const says = (page, at, answer) => times(page).nth(at).getByLabel(answer, { exact: true }).check();

for (const javaScriptEnabled of [true, false]) {
  test(`four phones find a time, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({ open, house }) => {
    const [rosa, ben, mara] = await Promise.all(
      ["Rosa", "Ben", "Mara"].map((name) => on(open, house, name, { javaScriptEnabled })),
    );
    const circle = rosa.url();
    await rosa.goto(`${circle}/poll/discard`);
    await rosa.getByRole("button", { name: "Throw it away" }).click();

    // Asked by the one who organizes, as somebody would: through the meeting's page.
    await rosa.goto(`${circle}/meeting`);
    await rosa.getByRole("link", { name: "When can everybody meet?" }).click();
    await rosa.getByRole("link", { name: "Propose times" }).click();
    await rosa.getByRole("button", { name: "Ask the circle" }).click();
    await expect(rosa.getByRole("link", { name: "Enter at least one day with its time." })).toBeVisible();
    await rosa.getByLabel("By whose clock?").selectOption({ label: "Chicago, Dallas, New Orleans" });
    for (const [row, day, time] of [[0, 8, "18:00"], [1, 9, "10:00"]]) {
      await rosa.getByLabel("Day").nth(row).fill(inDays(day));
      await rosa.getByLabel("Starts at").nth(row).fill(time);
    }
    await rosa.getByRole("button", { name: "Ask the circle" }).click();
    await expect(times(rosa)).toHaveCount(2);

    await rosa.getByRole("link", { name: "Ask somebody without an account" }).click();
    await rosa.getByLabel("What you call them").fill("Aunt Ida");
    await rosa.getByRole("button", { name: "Make a link for them" }).click();
    const link = await rosa.getByLabel("Link for Aunt Ida", { exact: true }).inputValue();

    await ben.goto(`${circle}/poll`);
    await says(ben, 0, "No");
    await says(ben, 1, "Yes");
    await ben.getByRole("button", { name: "Keep my answers" }).click();
    await ben.getByText("Are you somewhere with another clock?").click();
    await ben.getByLabel("Your own clock").selectOption({ label: "Berlin, Vienna, Zurich" });
    await ben.getByRole("button", { name: "Show it by my clock" }).click();
    await expect(times(ben).nth(1)).toContainText("17:00 by your own clock");

    const ida = await open(house, { ...phone, javaScriptEnabled });
    await ida.goto(new URL(link).pathname);
    await expect(ida).toHaveTitle("Date – Kith");
    await says(ida, 0, "If need be");
    await says(ida, 1, "If need be");
    await ida.getByRole("button", { name: "Keep my answers" }).click();
    await expect(ida.getByText("Your answers are kept")).toBeVisible();

    await mara.goto(`${circle}/poll`);
    await expect(times(mara).nth(1)).toContainText("Suits best so far");
    await expect(times(mara).nth(1)).toContainText("If need be: Aunt Ida.");
    await times(mara).nth(1).getByRole("link", { name: "Meet then" }).click();
    await mara.getByRole("button", { name: "We meet then" }).click();
    await expect(mara.getByText("You meet then")).toBeVisible();
    const [file] = await Promise.all([
      mara.waitForEvent("download"),
      mara.getByRole("link", { name: "Put it in your calendar" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("calendar.ics");
    await ida.reload();
    await expect(ida.getByRole("heading", { name: "A time was chosen" })).toBeVisible();
    if (javaScriptEnabled) await expect(ben.getByText("You meet then")).toBeVisible();
  });
}

test("every page of it is accessible, in the light and in the dark", async ({ open, house }) => {
  const rosa = await on(open, house, "Rosa");
  const circle = rosa.url();
  const hands = new Hands(rosa);
  await rosa.goto(`${circle}/poll/guests`);
  const link = new URL(await rosa.locator(".copyable").first().inputValue()).pathname;
  const choose = async () => {
    await rosa.goto(`${circle}/poll`);
    return times(rosa).first().getByRole("link", { name: "Meet then" }).getAttribute("href");
  };
  const decide = await choose();
  const pages = ["poll", "poll/more", "poll/guests", "poll/discard", "meeting", "meeting/place"];
  for (const colorScheme of ["light", "dark"]) {
    await rosa.emulateMedia({ colorScheme });
    for (const path of [...pages.map((page) => `${circle}/${page}`), decide, decide.replace("choose", "withdraw"), link]) {
      await rosa.goto(path);
      expect.soft(await violations(rosa), `${path} in the ${colorScheme}`).toEqual([]);
      expect.soft(await rosa.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} fits`).toBe(true);
    }
  }
  await rosa.goto(`${circle}/poll/discard`);
  await hands.press("Throw it away");
  await rosa.goto(`${circle}/poll/new`);
  await hands.press("Ask the circle");
  expect(await violations(rosa)).toEqual([]);
});

test("it is answered with a keyboard alone", async ({ open, house }) => {
  const ben = await on(open, house, "Ben");
  await ben.goto(`${ben.url()}/poll`);
  const keyboard = new Keyboard(ben);
  await keyboard.reach(times(ben).first().getByLabel("No", { exact: true }));
  await ben.keyboard.press("ArrowUp");
  await expect(times(ben).first().getByLabel("If need be", { exact: true })).toBeChecked();
  await keyboard.reach(ben.getByRole("button", { name: "Keep my answers" }));
  await ben.keyboard.press("Enter");
  await expect(times(ben).first()).toContainText("If need be: Rosa Rivera and you.");
});
