// Reminders: chosen, shown to arrive, and stopped by whoever reads the mailbox; on a phone, by keyboard, without scripts.

import { violations } from "./lib/axe.mjs";
import { expect, signIn, test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { Keyboard } from "./lib/keyboard.mjs";
import { linksIn } from "./lib/mail.mjs";

const phone = { viewport: { width: 390, height: 800 } };

/** Fills in the form and sends it; the mail that comes of it. */
async function chooses(hands, mail) {
  await hands.follow("Get a quiet reminder by mail");
  await expect(hands.page.getByRole("heading", { name: "Reminders" })).toBeVisible();
  await hands.fill("E-mail address", "ben.private@mail.example");
  await hands.tick("Only I read mail at this address");
  await hands.press("Keep this");
  const wrong = hands.page.getByRole("link", { name: "Choose what time it is where you are." });
  await expect(wrong).toBeVisible();
  const clock = "What time is it where you are now?";
  await hands.pick(clock, await hands.field(clock).locator("option").nth(20).textContent());
  await hands.press("Keep this");
  await expect(hands.page.getByText("We wrote to you")).toBeVisible();
  return linksIn(await mail.next());
}

for (const javaScriptEnabled of [true, false]) {
  test(`a reminder is set up and stopped, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async ({ open, mailing, mail }) => {
    const page = await open(mailing, { ...phone, javaScriptEnabled });
    await signIn(page, mailing, "Ben");
    await page.getByRole("link", { name: "Open Sunday walks" }).click();
    const [arrived, stop] = await chooses(new Hands(page), mail);

    // On the way from the mailbox nobody is signed in, and the link leads on all the same.
    const fresh = await open(mailing, { ...phone, javaScriptEnabled });
    await fresh.goto(arrived);
    await expect(fresh.getByLabel("Password")).toBeVisible();
    const { email, password } = mailing.accounts.find(({ name }) => name === "Ben Rivera");
    await fresh.getByLabel("E-mail address").fill(email);
    await fresh.getByLabel("Password").fill(password);
    await fresh.getByRole("button", { name: "Sign in" }).click();
    await expect(fresh.getByRole("heading", { name: "Is it safe there?" })).toBeVisible();
    await fresh.getByRole("button", { name: "Yes, only I read it" }).click();
    await expect(fresh.getByText("Reminders are on")).toBeVisible();

    const stranger = await open(mailing, { ...phone, javaScriptEnabled });
    await stranger.goto(stop);
    await expect(stranger).toHaveTitle("Page – Kith");
    await stranger.getByRole("button", { name: "Stop them" }).click();
    await expect(stranger.getByRole("heading", { name: "They are stopped" })).toBeVisible();
    await fresh.reload();
    await expect(fresh.getByText("Reminders are on")).toHaveCount(0);
  });
}

test("every page of it is accessible, in the light and in the dark", async ({ open, mailing, mail }) => {
  const page = await open(mailing, phone);
  await signIn(page, mailing, "Ben");
  await page.getByRole("link", { name: "Open Sunday walks" }).click();
  const looks = async (what) => {
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      expect.soft(await violations(page), `${what}, ${colorScheme}`).toEqual([]);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(wide, what).toBeLessThanOrEqual(390);
  };
  const [arrived, stop] = await chooses(new Hands(page), mail);
  await looks("waiting for the mail");
  await page.goto(arrived);
  await looks("the mail has arrived");
  await page.getByRole("button", { name: "Yes, only I read it" }).click();
  await page.getByRole("button", { name: "Make a private address" }).click();
  await page.getByText("Change where and when").click();
  await looks("all of it, open");
  await page.goto(stop);
  await looks("stopping");
  await page.getByRole("button", { name: "Stop them" }).click();
  await looks("stopped");
});

test("it can be done with a keyboard alone", async ({ open, mailing, mail }) => {
  const page = await open(mailing);
  await signIn(page, mailing, "Ben");
  const keys = new Keyboard(page);
  await keys.follow("Open Sunday walks");
  const [arrived] = await chooses(keys, mail);
  await page.goto(arrived);
  await keys.press("Yes, only I read it");
  await expect(page.getByText("Reminders are on")).toBeVisible();
});
