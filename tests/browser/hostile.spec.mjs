// Text that people paste, and text that attackers type: through every field of every form. It comes back as it was
// typed, or is refused with every word kept and a sentence; nothing of it ever runs, and nothing breaks.

import { expect, signIn, test } from "./lib/fixtures.mjs";
import { fillIn, formsOn, send, wordsOf } from "./lib/forms.mjs";
import { findPages } from "./lib/pages.mjs";

/** Short enough for a name, so that they are taken wherever words are. */
const TEXTS = {
  "a script": "</textarea></title><script>window.__x=1</script>",
  "an attribute": `"><img src=x onerror="window.__x=1"> {{7*7}} %00 &lt;`,
  "letters of all kinds": "\u202Eevil\u202C שלום مرحبا 👩‍👩‍👧‍👦 Z̷̡͖a̵͉ a\u0000b\u0007\u001b[31m\u200B",
  "too much": "x".repeat(4001),
};

/** Forms whose words are never shown again: secrets, and addresses that are only kept as fingerprints. */
const NEVER_SHOWN = [
  "/sign-in",
  "/sign-up",
  "/account/password",
  "/circles/{id}/people/hand-over",
  "/circles/{id}/people/blocked",
];

/** Without controls: nobody types them on purpose, so they may be left out; HTML itself has no NUL. */
// eslint-disable-next-line no-control-regex
const plain = (text) => text.replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]/g, "");

/** Sends one text through all fields of one form; says what went wrong, if anything. */
async function through(page, form, text, { everywhere }) {
  await page.goto(form.path);
  if (!(await fillIn(page, form, text, everywhere))) return undefined; // An earlier text has used it up.
  const status = await send(page, form);
  const ran = () => page.evaluate(() => window.__x === 1);
  const shows = async () => NEVER_SHOWN.includes(form.kind) || plain(await wordsOf(page)).includes(plain(text));
  if (status >= 500) return `${status}`;
  if (await ran()) return "it ran";
  if (status === 422) {
    if (!(await page.locator(".error-summary").isVisible())) return "refused without a sentence";
    return (await shows()) ? undefined : "refused, and the words are gone";
  }
  if (status !== 200) return `${status}`;
  if (await shows()) return undefined;
  await page.goto(form.path);
  if (await ran()) return "it ran";
  return (await shows()) ? undefined : "taken, but not there again as it was typed";
}

for (const reader of [undefined, "Rosa"]) {
  test(`hostile text through every form of ${reader ?? "a stranger"}`, async ({ open, house }) => {
    test.setTimeout(600_000);
    const page = await open(house);
    if (reader) await signIn(page, house, reader);
    const { found } = await findPages(page);
    for (const form of await formsOn(page, found)) {
      for (const [name, text] of Object.entries(TEXTS)) {
        // Once where only an address or a password belongs, too; then the rest of the form gets a chance to be taken.
        const everywhere = name === "an attribute";
        const fault = await through(page, form, text, { everywhere });
        expect.soft(fault, `${name} through ${form.kind}`).toBeUndefined();
      }
    }
  });
}

test("a megabyte is refused, and is still there on the way back", async ({ open, demo }) => {
  const page = await open(demo, { javaScriptEnabled: false });
  await signIn(page, demo, "Noor");
  await page.getByRole("link", { name: "Open Book evenings" }).click();
  await page.getByRole("link", { name: "Letters" }).first().click();
  await page.getByRole("link", { name: /your letter$/ }).first().click();
  const memory = page.getByLabel("A true memory", { exact: true });
  const paragraph = `${"Dear Gwen, ".repeat(45)}\n`;
  await memory.evaluate((field, words) => (field.value = words), paragraph.repeat(2100));
  await page.getByRole("button", { name: "Save your letter" }).click();
  await expect(page.getByRole("heading", { name: "That is more text than fits" })).toBeVisible();
  await page.goBack();
  expect(await memory.evaluate((field) => field.value.length)).toBe(paragraph.length * 2100);
});
