// How soon a key that is pressed in one browser is seen in another, which has the same letter open.

const KEYS = 80;
/** Somebody who types without haste: five keys a second. */
const BETWEEN = 200;
const ADDED = 20;
/** A pause between two changes, in milliseconds; now and then the page still rests from the one before. */
const REST = 300;

/** The waits of one run in milliseconds, shortest first. */
export async function followed(browser, { writer, reader, address }) {
  const [one, two] = [await open(browser, writer, address), await open(browser, reader, address)];
  const field = one.page.getByLabel("A true memory", { exact: true });
  await field.waitFor();
  await one.page.locator("html[data-company]").waitFor();
  await two.page.evaluate(watch);
  await one.page.evaluate(() => {
    globalThis.typed = [];
    addEventListener("input", ({ target }) => globalThis.typed.push([target.value.length, Date.now()]), true);
  });
  await field.focus();
  await field.press("Control+End");
  for (let key = 0; key < KEYS; key += 1) {
    await one.page.keyboard.type(key % 6 === 5 ? " " : "abcdef"[key % 6]);
    await one.page.waitForTimeout(BETWEEN);
  }
  await one.page.waitForTimeout(1000);
  const typed = await one.page.evaluate(() => globalThis.typed);
  const seen = await two.page.evaluate(() => globalThis.seen);
  await Promise.all([one.context.close(), two.context.close()]);
  // The reader's page shows the words without the space at their end, so a space is seen with the letter after it.
  const first = typed[0][0];
  const waits = typed
    .filter((_, key) => key % 6 !== 5)
    .map(([length, at]) => {
      const shown = seen.find(([words]) => words - seen[0][0] >= length - first);
      return shown ? shown[1] - at : Number.POSITIVE_INFINITY;
    });
  return waits.toSorted((a, b) => a - b);
}

/** How soon what one member adds stands on a list that another has open; in milliseconds, shortest first. */
export async function listed(browser, { writer, reader, circle }) {
  const [one, two] = [await open(browser, writer, circle), await open(browser, reader, `${circle}/options`)];
  const waits = [];
  for (let round = 0; round < ADDED; round += 1) {
    const programme = `Clinic ${round}`;
    const shows = two.page.getByText(programme, { exact: true }).first();
    const began = Date.now();
    await one.page.evaluate(
      ([door, body]) => fetch(door, { method: "POST", body: new URLSearchParams(body), redirect: "manual" }),
      [`${circle}/options/new`, { programme }],
    );
    await shows.waitFor();
    waits.push(Date.now() - began);
    // Somebody who adds the next one after a breath, and somebody who reads meanwhile.
    await two.page.waitForTimeout(REST + round * 37);
  }
  await Promise.all([one.context.close(), two.context.close()]);
  return waits.toSorted((a, b) => a - b);
}

async function open(browser, cookie, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const [name, value] = cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("html[data-live=on]").waitFor();
  return { context, page };
}

/** Runs inside the reader's page: how long the letter is, whenever that changes. */
function watch() {
  globalThis.seen = [];
  const look = () => {
    const length = document.querySelector(".letter").textContent.length;
    if (length !== globalThis.seen.at(-1)?.[0]) globalThis.seen.push([length, Date.now()]);
  };
  new MutationObserver(look).observe(document.getElementById("main"), { subtree: true, childList: true, characterData: true });
}
