// A letter on its way from its writer to the meeting, in browsers of several people.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";

const WORDS = "Dan, I remember the blue boat and how you laughed.";

/** Somebody of the demo's walking circle, at its letters. */
async function atTheLetters(open, house, name, options = {}) {
  const page = await open(house, options);
  const hands = new Hands(page, { script: options.javaScriptEnabled ?? true });
  await signIn(page, house, name);
  await hands.follow("Open Sunday walks");
  await hands.follow("Letters", "places");
  return hands;
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
  test(`step by step, and nobody reads what they weren’t shown, ${how}`, async ({ open, house }) => {
    const ana = await atTheLetters(open, house, "Ana", { javaScriptEnabled });
    const mara = await atTheLetters(open, house, "Mara", { javaScriptEnabled });
    const rosa = await atTheLetters(open, house, "Rosa", { javaScriptEnabled });

    await ana.page.getByRole("link", { name: /your letter$/ }).first().click();
    await ana.arrives();
    const letter = new URL(ana.page.url()).pathname;
    await ana.fill("A true memory", WORDS);
    await ana.press("Save, then choose who can read it");
    // Whoever guides them is chosen beforehand; the names come once more before anything is shared.
    await expect(ana.field("Mara Lind")).toBeChecked();
    await expect(ana.field("Rosa Rivera")).not.toBeChecked();
    await ana.press("Go on and see the names once more");
    await ana.sees("Mara Lind");
    await ana.press("Share with 1 person");

    // Taken back before anybody has opened it, it is as if nothing had been.
    await ana.visit(`${letter}/unshare`);
    await ana.sees("Nobody has opened it yet");
    await ana.press("Make it private again");
    expect((await mara.page.request.get(letter)).status()).toBe(404);

    await ana.visit(`${letter}/share`);
    await ana.press("Go on and see the names once more");
    await ana.press("Share with 1 person");
    await ana.visit(`${letter}/unshare`);
    await mara.visit(letter);
    await mara.sees(WORDS);
    expect((await rosa.page.request.get(letter)).status()).toBe(404);

    // Mara was quicker: Ana is told, and decides anew.
    await ana.page.getByRole("button", { name: "Make it private again" }).click();
    await ana.sees("Mara Lind has read your letter");
    await ana.follow("Not now");
    await ana.visit(`${letter}/share`);
    await expect(ana.page.locator("#letter-readers")).toContainText("Mara Lind Opened");

    await mara.press("Approve it for the meeting");
    await mara.sees("You approved it on");
    await ana.visit(letter);
    await ana.sees("the printed one stays as it was until it is approved again");
    await ana.fill("A true memory", "Something else altogether.");
    await ana.press("Save your letter");
    await ana.sees("You have changed it since.");
    await mara.visit(letter);
    await mara.sees("Something else altogether.");
    await mara.sees("The printed one stays as it was");
  });

  test(`the facilitator goes round and asks for a change in kind words, ${how}`, async ({ open, house }) => {
    const ana = await atTheLetters(open, house, "Ana", { javaScriptEnabled });
    const mara = await atTheLetters(open, house, "Mara", { javaScriptEnabled });
    const round = new URL(mara.page.url()).pathname.replace(/letters$/, "round");
    await mara.visit(round);
    await ana.page.getByRole("link", { name: /your letter$/ }).first().click();
    await ana.arrives();
    const letter = new URL(ana.page.url()).pathname;
    await ana.fill("A true memory", WORDS);
    await ana.press("Save, then choose who can read it");
    await ana.press("Go on and see the names once more");
    await ana.press("Share with 1 person");

    if (!javaScriptEnabled) await mara.visit(round);
    await expect(mara.page.getByRole("link", { name: "Ana Rivera" })).toBeVisible();
    await mara.follow("Ana Rivera");
    await mara.follow("Ask for a change");
    await mara.follow("It is too long to read aloud");
    await expect(mara.field("To Ana Rivera")).toHaveValue(/^Dear Ana Rivera, thank you/);
    await mara.press("Send it to Ana Rivera");
    await mara.visit(round);
    await mara.sees("you asked for a change on");
    await ana.visit(`${letter}/comments`);
    await ana.sees("Mara Lind asked for a change");
  });
}
