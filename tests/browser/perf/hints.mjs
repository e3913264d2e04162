// How long a letter of two pages takes to be looked through for words that may hurt: everything that a key sets off.
import { median } from "./report.mjs";

/** Some 85 words, in which something is found: seven of these fill two pages. */
const WORDS =
  "Luis, when I was nine you carried a bird home in your cap and fed it for a week. You never said a word about it. " +
  "On the third of March I found you asleep on the stairs at four in the morning, and I sat beside you until it was " +
  "light. They told me you lied to the doctor. I was afraid, and I did not sleep for two nights. We all want you to " +
  "get help. Please come with me today, and I will sit with you for as long as it takes.";
const RUNS = 50;
const SLOWER = 4;

/** Opens the letter and lets every part be looked through, often. `{ all, one, slow }`, medians in milliseconds. */
export async function check(browser, cookie, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const [name, value] = cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("html[data-islands=awake]").waitFor();
  const once = (words) => {
    const fields = [...document.querySelectorAll(".letter-part textarea")];
    const look = (field, at) => {
      field.value = `${words} ${at}`;
      const began = performance.now();
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return performance.now() - began;
    };
    const times = fields.map(look);
    return { all: times.reduce((sum, time) => sum + time, 0), one: Math.max(...times), marks: document.querySelectorAll("mark").length };
  };
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await page.evaluate(once, WORDS));
  if (runs.at(-1).marks < 7) throw new Error("the hints found nothing");
  const network = await context.newCDPSession(page);
  await network.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  const slow = [];
  for (let run = 0; run < RUNS; run += 1) slow.push(await page.evaluate(once, WORDS));
  await context.close();
  const of = (list, figure) => median(list.map((run) => run[figure]));
  return { all: of(runs, "all"), one: of(runs, "one"), slow: of(slow, "one") };
}
