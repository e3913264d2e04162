// How long it takes until the exit has covered the screen: from when the page hears of the press to the first byte sent.

/** Presses the exit on a page; milliseconds. */
export async function leave(browser, cookie, address) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const [name, value] = cookie.split("=");
  await context.addCookies([{ name, value, url: new URL(address).origin }]);
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "networkidle" });
  let tell;
  const told = new Promise((resolve) => (tell = resolve));
  await page.exposeFunction("tellCover", tell);
  await page.evaluate(() => {
    let began;
    addEventListener("click", () => (began = performance.now()), true);
    // Nothing is sent: the next run needs the session.
    navigator.sendBeacon = () => {
      document.querySelector(".exit-overlay").getBoundingClientRect();
      window.tellCover(performance.now() - began);
    };
  });
  await page.getByRole("link", { name: "Exit now" }).click({ noWaitAfter: true });
  const ms = await told;
  await context.close();
  return ms;
}
