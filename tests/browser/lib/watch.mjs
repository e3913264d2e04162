// What must never happen on any page, whatever a test is about.

/** The words that a page's title may have before the site's name: none of them tells a stranger anything. */
const TITLES = [
  "Page",
  "Home",
  "Plan",
  "Notes",
  "People",
  "Date",
  "Account",
  "Sign in",
  "Help",
  "Something went wrong",
];

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SECRET = /^([\w-]{43}|[0-9a-f]{64})$/;
const WORD = /^[a-z]+(-[a-z]+)*$/;
/** A revision, or a text of the library: small enough to be no telephone number and no date. */
const NUMBER = /^\d{1,2}$/;

/** Whether an address holds nothing but ids and our own plain words. */
export function tellsNothing(url) {
  const plain = (piece) => ID.test(piece) || SECRET.test(piece) || WORD.test(piece) || NUMBER.test(piece);
  const path = url.pathname.split("/").filter(Boolean);
  const query = [...url.searchParams].flatMap(([name, value]) => [name, ...value.split("/").filter(Boolean)]);
  return [...path, ...query].every(plain);
}

/**
 * Watches every page of a context, and collects what is wrong with any of them.
 * @param allowed the origins that may be asked for anything
 */
export function watch(context, { home, elsewhere = [] }) {
  const faults = [];
  const note = (page, what) => faults.push(`${what}, on ${page.url()}`);

  context.on("page", (page) => {
    page.on("console", (message) => {
      // The browser's own note about a form that came back with what was wrong.
      const refused = /^Failed to load resource: the server responded with a status of 4\d\d/.test(message.text());
      if (message.type() === "error" && !refused) note(page, `console: ${message.text()}`);
    });
    page.on("pageerror", (error) => {
      // The browser's own note about a page that is left while it still blends in.
      if (!/^Transition was aborted/.test(error.message)) note(page, `script: ${error.message}`);
    });
    page.on("dialog", async (dialog) => {
      // The browser's own question when words aren't sent yet; everything else would be a script of somebody's.
      if (dialog.type() === "beforeunload") return dialog.accept();
      note(page, `dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on("domcontentloaded", async () => {
      const url = new URL(page.url());
      if (url.origin !== home) return;
      if (!tellsNothing(url)) note(page, "a telling address");
      const title = await page.title().catch(() => undefined); // It may have gone on already.
      // While a page is on its way the browser has none, or says that it is loading.
      const waiting = !title || title === "Weather" || title.startsWith("Loading");
      if (!waiting && !TITLES.some((word) => title === `${word} – Kith`)) note(page, `a telling title: ${title}`);
    });
  });
  context.on("request", (request) => {
    const url = new URL(request.url());
    const known = [home, ...elsewhere].includes(url.origin) || ["data:", "blob:"].includes(url.protocol);
    if (!known) faults.push(`a request left for ${url.origin}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} from ${response.url()}`);
  });
  return faults;
}
