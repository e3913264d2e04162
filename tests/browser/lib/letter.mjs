// Paul’s letter, as the specs about writing use it.

import { expect, signIn } from "./fixtures.mjs";

export const memory = (page) => page.getByLabel("A true memory", { exact: true });
export const status = (page) => page.locator(".letter-status");

/** Signs in and opens the letter. */
export async function atTheLetter(page, house) {
  await signIn(page, house, "Paul");
  await page.getByRole("link", { name: "Open Book evenings" }).click();
  await page.getByRole("link", { name: "Letters" }).first().click();
  await page.getByRole("link", { name: /your letter$/ }).first().click();
  await isAwake(page);
}

export async function isAwake(page) {
  await expect(memory(page)).toBeVisible();
  const script = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
  if (script) await expect(page.locator("html")).toHaveAttribute("data-islands", "awake");
}
