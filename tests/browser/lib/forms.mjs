// Every form with something to type in, and how to send it with any text.

import { inDays } from "./days.mjs";
import { kind } from "./pages.mjs";

const TYPED = "input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=password], textarea";

/** The forms on these pages that somebody types into; each kind of form once. */
export async function formsOn(page, pages) {
  const forms = new Map();
  for (const path of pages.values()) {
    await page.goto(path);
    const actions = await page.evaluate(
      (typed) =>
        [...document.querySelectorAll("main form[method=post]")]
          .filter((form) => [...form.querySelectorAll(typed)].some((field) => !field.readOnly))
          .map((form) => form.getAttribute("action")),
      TYPED,
    );
    for (const action of actions) forms.set(kind(action), { kind: kind(action), action, path });
  }
  return [...forms.values()];
}

/**
 * Puts `text` into everything that can be typed into, and chooses something wherever something has to be chosen.
 * Addresses and passwords get a good one, unless the text goes `everywhere`.
 * @returns whether the form is there
 */
export function fillIn(page, form, text, everywhere) {
  return page.evaluate(
    ({ action, typed, text, day, everywhere }) => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      const form = document.querySelector(`form[action="${action}"]`);
      if (!form) return false;
      const good = { email: "somebody@example.org", password: "four quiet words for nobody" };
      for (const field of form.querySelectorAll(typed)) {
        if (!field.readOnly && !field.hidden) field.value = everywhere ? text : (good[field.type] ?? text);
      }
      for (const field of form.querySelectorAll("input[type=date]")) field.value ||= day;
      for (const list of form.querySelectorAll("select")) if (!list.value) list.selectedIndex = 1;
      for (const group of form.querySelectorAll("fieldset")) {
        const answers = [...group.querySelectorAll("input[type=radio], input[type=checkbox]")];
        if (answers.length && !answers.some((answer) => answer.checked)) answers[0].checked = true;
      }
      return true;
    },
    { action: form.action, typed: TYPED, text, day: inDays(7), everywhere },
  );
}

/** Forms that a script sends without leaving the page; here they are sent as they are without it. */
const STAYS = ["/circles/{id}/day/notes"];

/** Sends the form; gives the status of the page that comes back, after any redirects. */
export async function send(page, form) {
  const button = page.locator(`form[action="${form.action}"] button[type=submit]`).last();
  if (STAYS.includes(form.kind)) {
    await page.evaluate(() => addEventListener("submit", (event) => event.stopPropagation(), { capture: true, once: true }));
  }
  const [answer] = await Promise.all([page.waitForResponse((response) => isPage(response, page)), button.click()]);
  await page.waitForLoadState();
  return answer.status();
}

function isPage(response, page) {
  const request = response.request();
  const redirect = response.status() >= 300 && response.status() < 400;
  return request.isNavigationRequest() && request.frame() === page.mainFrame() && !redirect;
}

/** Everything that stands on the page, to be read or in a field. */
export function wordsOf(page) {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll("input, textarea")].map((field) => field.value);
    return [document.body.textContent, ...fields].join("\n");
  });
}
