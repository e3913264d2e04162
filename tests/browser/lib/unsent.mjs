// What bad lines and dying servers do to somebody who goes on writing. `bin/test` plays it short, `bin/bench lost` in full.

import { expect } from "@playwright/test";

import { memory, status } from "./letter.mjs";

const isSaved = (page) => expect(status(page).locator(".pill")).toHaveText("Saved", { timeout: 60_000 });

/** The browser notices a connection by itself only now and then. */
const lookAgain = (page) => page.evaluate(() => dispatchEvent(new Event("online")));

/** The words of the letter's memory, as the server has them. */
async function kept(page) {
  await page.reload();
  return (await memory(page).inputValue()).split(" ").filter(Boolean);
}

/** Writes a word every half second for so long without any connection. Says how many were written, and how many kept. */
export async function writesOffline(page, seconds) {
  const words = [];
  await memory(page).fill("");
  await isSaved(page);
  await page.context().setOffline(true);
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    words.push(`offline${words.length}`);
    await memory(page).pressSequentially(`${words.at(-1)} `);
    await page.waitForTimeout(400);
  }
  await expect(status(page)).toContainText("Your words are kept on this page");
  await page.context().setOffline(false);
  await isSaved(page);
  const there = await kept(page);
  return { written: words.length, kept: words.filter((word) => there.filter((other) => other === word).length === 1).length };
}

/**
 * Writes a word, kills the server before the save is acknowledged, starts it again, as often as that. Every other time
 * the server dies in the very moment when a save reaches it.
 */
export async function writesWhileTheServerDies(page, house, rounds) {
  const acknowledged = [];
  page.on("response", async (response) => {
    const request = response.request();
    if (request.method() !== "POST" || !request.url().endsWith("/parts/memory") || !response.ok()) return;
    acknowledged.push(new URLSearchParams(request.postData()).get("text").trim().split(" ").at(-1));
  });
  await memory(page).fill("");
  await isSaved(page);
  acknowledged.length = 0;

  const words = [];
  let early = 0;
  for (let round = 0; round < rounds; round += 1) {
    const word = `round${round}`;
    words.push(word);
    const sent = page.waitForRequest((request) => request.method() === "POST", { timeout: 60_000 });
    await memory(page).pressSequentially(`${word} `);
    if (round % 2) await sent;
    else await Promise.race([sent, page.waitForTimeout(Math.random() * 600)]);
    await house.kill();
    if (!acknowledged.includes(word)) early += 1;
    await house.serve();
    await lookAgain(page);
    await isSaved(page);
    await sent;
  }
  const there = await kept(page);
  const once = (word) => there.filter((other) => other === word).length === 1;
  return {
    rounds,
    early,
    acknowledged: new Set(acknowledged).size,
    lost: [...new Set(acknowledged)].filter((word) => !once(word)).length,
    kept: words.filter(once).length,
    inOrder: there.join(" ") === words.join(" "),
  };
}
