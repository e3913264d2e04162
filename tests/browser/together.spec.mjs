// A letter that is open in two places, and words that its writer may want to look at again.

import { expect, test } from "./lib/fixtures.mjs";
import { atTheLetter, isAwake, memory, status } from "./lib/letter.mjs";

const FIRST = "I remember the summer at the lake and how you laughed.";

const isSaved = (page) => expect(status(page).locator(".pill")).toHaveText("Saved");

test("what two devices change in different places is in both, and the caret stays", async ({ open, house }) => {
  const one = await open(house);
  await atTheLetter(one, house);
  await memory(one).fill(FIRST);
  await isSaved(one);
  const two = await open(house);
  await atTheLetter(two, house);

  await memory(one).fill(FIRST.replace("I remember", "I still remember"));
  await isSaved(one);
  await memory(two).focus();
  await memory(two).press("Control+End");
  await memory(two).pressSequentially(" Always gently.");
  const both = `${FIRST.replace("I remember", "I still remember")} Always gently.`;
  await expect(memory(two)).toHaveValue(both);
  await isSaved(two);
  await memory(two).pressSequentially(" Really.");
  await expect(memory(two)).toHaveValue(`${both} Really.`);
  await isSaved(two);
  await one.reload();
  await expect(memory(one)).toHaveValue(`${both} Really.`);
});

test("the caret stays behind the same words, also among emoji, accents and words from right to left", async ({
  open,
  house,
}) => {
  const words = "👩‍👧 Zoë, שלום. The lake 🛶, e\u0301te\u0301. The bird.";
  const [one, two] = [await open(house), await open(house)];
  await atTheLetter(one, house);
  await memory(one).fill(words);
  await isSaved(one);
  await atTheLetter(two, house);
  await memory(two).focus();
  // Behind “bird”, counted as browsers count.
  await memory(two).evaluate((field) => field.setSelectionRange(field.value.length - 1, field.value.length - 1));

  // Longer before it, in the middle of what isn't one unit each.
  const longer = words.replace("👩‍👧", "👩‍👧‍👦 👩🏽").replace("🛶", "🛶🛶");
  await memory(one).fill(longer);
  await isSaved(one);
  await expect(memory(two)).toHaveValue(longer);
  await two.keyboard.type(" 🐦");
  const both = longer.replace("bird.", "bird 🐦.");
  await expect(memory(two)).toHaveValue(both);
  await isSaved(two);
  await expect(memory(one)).toHaveValue(both);
});

test("without JavaScript, two devices lose nothing to each other either", async ({ open, house }) => {
  const options = { javaScriptEnabled: false, viewport: { width: 390, height: 760 } };
  const [phone, laptop] = [await open(house, options), await open(house, options)];
  const saves = async (page, words) => {
    await memory(page).fill(words);
    const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
    await page.getByRole("button", { name: "Save your letter" }).click();
    await saved;
  };
  await atTheLetter(phone, house);
  await saves(phone, FIRST);
  await atTheLetter(laptop, house);
  await saves(phone, FIRST.replace("I remember", "I still remember"));
  await saves(laptop, `${FIRST} Always gently.`);
  await expect(memory(laptop)).toHaveValue(`${FIRST.replace("I remember", "I still remember")} Always gently.`);

  // The phone hasn't seen that, and says something else in the same place.
  await saves(phone, "The bird you carried home in your cap.");
  const beside = phone.locator(".letter-beside");
  await expect(beside).toContainText("The bird you carried home in your cap.");
  await expect(memory(phone)).toHaveValue(/Always gently\.$/);
  await beside.getByRole("button", { name: "Use this one" }).click();
  await expect(memory(phone)).toHaveValue("The bird you carried home in your cap.");
  await expect(beside).toHaveCount(0);
});

test("underlines never get between somebody and what they type", async ({ open, house }) => {
  const page = await open(house);
  await atTheLetter(page, house);
  const field = memory(page);
  const marks = page.locator("#part-memory mark");
  await field.fill("You never call. I miss you.");
  await expect(marks).toHaveText("never");
  // In the middle of a marked word: what is being typed isn't pointed at.
  await field.evaluate((field) => field.setSelectionRange(7, 7));
  await field.pressSequentially("x");
  await expect(field).toHaveValue("You nevxer call. I miss you.");
  expect(await field.evaluate((field) => field.selectionStart)).toBe(8);
  await expect(marks).toHaveCount(0);
  await field.press("Backspace");
  await expect(marks).toHaveCount(0);
  await field.press("End");
  await field.pressSequentially(" Always 🧡 you always leave.");
  await expect(marks.first()).toHaveText("never");
  // The words behind lie exactly under those in front.
  const off = await page.evaluate(() => {
    const field = document.getElementById("f-text-memory");
    const behind = document.getElementById("f-text-memory-marks");
    const style = (element) => {
      const { font, lineHeight, padding, letterSpacing, borderWidth, width, height, textAlign } = getComputedStyle(element);
      return { font, lineHeight, padding, letterSpacing, borderWidth, width, height, textAlign };
    };
    return { front: style(field), behind: style(behind), same: behind.textContent === field.value };
  });
  expect(off.same).toBe(true);
  expect(off.behind).toEqual(off.front);
});

for (const javaScriptEnabled of [true, false]) {
  test(`words that may hurt are pointed out, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    open,
    house,
  }) => {
    const page = await open(house, { javaScriptEnabled });
    await atTheLetter(page, house);
    const part = page.locator("#part-memory");
    const hints = part.getByText("One thing to look at again");
    await expect(hints).toBeHidden();
    await memory(page).fill("You never call.");
    if (javaScriptEnabled) await isSaved(page);
    else await page.getByRole("button", { name: "Save your letter" }).click();
    await hints.click();
    await expect(part.getByText("“never”: People argue with always and never.")).toBeVisible();
    await expect(memory(page)).toHaveValue("You never call.");
    await memory(page).fill("On Sunday you did not call.");
    if (javaScriptEnabled) await isSaved(page);
    else await page.getByRole("button", { name: "Save your letter" }).click();
    await expect(hints).toBeHidden();
  });

  test(`a word that is kept is left in peace, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({
    open,
    house,
  }) => {
    const page = await open(house, { javaScriptEnabled });
    await atTheLetter(page, house);
    const part = page.locator("#part-memory");
    await memory(page).fill("You never call.");
    if (javaScriptEnabled) {
      await isSaved(page);
      await expect(part.locator("mark")).toHaveText("never");
    } else {
      await page.getByRole("button", { name: "Save your letter" }).click();
    }
    await part.getByText("One thing to look at again").click();
    const taken = page.waitForResponse((answer) => answer.request().method() === "POST");
    await part.getByRole("button", { name: "Keep “never”" }).click();
    await taken;
    if (!javaScriptEnabled) await part.getByText("Words you keep").click();
    await expect(part.getByText("You keep “never” here.")).toBeVisible();
    await expect(part.locator("mark")).toHaveCount(0);
    await page.reload();
    await isAwake(page);
    await part.getByText("Words you keep").click();
    await part.getByRole("button", { name: "Point out “never” again" }).click();
    if (javaScriptEnabled) await expect(part.locator("mark")).toHaveText("never");
    await expect(part.getByText("One thing to look at again")).toBeVisible();
  });
}
