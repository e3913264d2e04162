// A letter that is open in two places, and words that its writer may want to look at again.

import { expect, test } from "./lib/fixtures.mjs";
import { atTheLetter, isAwake, memory, status } from "./lib/letter.mjs";

const FIRST = "I remember the summer at the lake and how you laughed.";

const isSaved = (page) => expect(status(page).locator(".pill")).toHaveText("Saved");

test("what two tabs change in different places is in both, and the caret stays", async ({ open, house }) => {
  const one = await open(house);
  await atTheLetter(one, house);
  await memory(one).fill(FIRST);
  await isSaved(one);
  const two = await one.context().newPage();
  await two.goto(one.url());
  await isAwake(two);

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
}
