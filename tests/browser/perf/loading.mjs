// How heavy a page is with a cold cache, how soon it can be read, and how soon typing is taken.

/** What a poor phone on a poor line is like: 1.6 Mbit/s down, 0.75 up, 150 ms to the server, a processor four times slower. */
const POOR = { latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, offline: false };
const SLOWER = 4;
/** A browser that was just asked for a window is still busy with itself. People open pages in one that is there already. */
const AT_REST = 1000;
/** After this much quiet everything that a page asks for by itself has come. */
const QUIET = 1000;

/**
 * Opens `address` in a browser that has none of its files. `{ bytes, requests, readable }`; times in milliseconds.
 * Whoever opens a page behind the door comes from a page of ours, so the window shows one, and nothing of it is kept:
 * `blank` is one that never showed anything, which has to make a new process for the first page that asks for its own.
 */
export async function load(browser, cookie, address, { poor = false, blank = false } = {}) {
  const { page, network, close } = await fresh(browser, cookie, address, { poor, blank });
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(QUIET);
  const readable = await page.evaluate(
    () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? Number.NaN,
  );
  await close();
  return { ...network, readable };
}

/** Opens a letter on a poor phone and types into it, from its first moment on, until the page says that it has taken it. */
export async function type(browser, cookie, address, { poor = true } = {}) {
  const { page, close } = await fresh(browser, cookie, address, { poor });
  await page.addInitScript(watch);
  await page.goto(address, { waitUntil: "commit" });
  const area = page.locator("textarea").first();
  await area.focus();
  // A key every fifth of a second, like somebody who can't wait.
  for (let keys = 0; keys < 100; keys += 1) {
    await page.keyboard.type("a");
    const { shown, taken } = await page.evaluate(() => globalThis.typing);
    if (shown && taken) {
      await close();
      return { shown, taken };
    }
    await page.waitForTimeout(200);
  }
  await close();
  throw new Error("the page never took what was typed");
}

/** Runs inside the page: notes when the first key showed, and when a pill first said that it is being saved. */
function watch() {
  globalThis.typing = {};
  addEventListener("input", () => (globalThis.typing.shown ??= performance.now()), true);
  new MutationObserver((changes) => {
    const takes = changes.some(({ target }) => target.matches?.('.pill[data-state="saving"], .pill[data-state="saved"]'));
    if (takes && globalThis.typing.shown) globalThis.typing.taken ??= performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-state"] });
}

/** A window without any past, and a count of what it fetches. */
async function fresh(browser, cookie, address, { poor, blank = false }) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const [name, value] = cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (!blank) {
    await page.goto(`${new URL(address).origin}/help`);
    await session.send("Network.clearBrowserCache");
  }
  const network = { bytes: 0, requests: 0 };
  session.on("Network.loadingFinished", ({ encodedDataLength }) => {
    network.bytes += encodedDataLength;
    network.requests += 1;
  });
  await session.send("Network.enable");
  await page.waitForTimeout(AT_REST);
  if (poor) {
    await session.send("Network.emulateNetworkConditions", POOR);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  }
  return { page, network, close: () => context.close() };
}
