// What every test is given.

import { expect, test as base } from "@playwright/test";

import { MailServer } from "./mail.mjs";
import { Kith, neutralSite } from "./server.mjs";
import { watch } from "./watch.mjs";

export { expect };

/** A Kith of the test's own. Whoever still listens to it leaves before it stops. */
async function ownServer({ neutral, opened }, use, options) {
  const kith = await Kith.start({ exit: neutral.origin, ...options });
  await use(kith);
  for (const { context } of opened) await context.close();
  await kith.remove();
}

export const test = base.extend({
  /** The site that the exit leads to. */
  neutral: [
    async ({}, use) => {
      const site = await neutralSite();
      await use(site);
      site.close();
    },
    { scope: "worker" },
  ],

  /** An empty Kith, of this test's own. */
  kith: ({ neutral, opened }, use) => ownServer({ neutral, opened }, use, {}),

  /** A Kith with the two invented circles in it, for tests that change nothing there. */
  demo: [
    async ({ neutral }, use) => {
      const kith = await Kith.start({ exit: neutral.origin, demo: true });
      await use(kith);
      await kith.remove();
    },
    { scope: "worker" },
  ],

  /** The same, of this test's own: it may be stopped and written into. */
  house: ({ neutral, opened }, use) => ownServer({ neutral, opened }, use, { demo: true }),

  /** A mail server of this test's own. */
  mail: async ({}, use) => {
    const mail = await MailServer.start();
    await use(mail);
    mail.close();
  },

  /** The same as `house`, and it sends mail there. */
  mailing: ({ neutral, opened, mail }, use) => ownServer({ neutral, opened }, use, { demo: true, mail }),

  /** The browsers that were opened. */
  opened: async ({}, use) => use([]),

  /**
   * Opens a browser of somebody's own at a Kith: `await open(kith, options)` is its first page. When the test ends,
   * nothing may have been wrong on any page, except what matches `mayFail`.
   */
  open: async ({ browser, neutral, opened }, use) => {
    await use(async (kith, { mayFail, ...options } = {}) => {
      // Pages that blend into each other take a fifth of the time, and story.spec.mjs looks at them.
      const context = await browser.newContext({ baseURL: kith.origin, reducedMotion: "reduce", ...options });
      const faults = watch(context, { home: kith.origin, elsewhere: [neutral.origin] });
      opened.push({ context, unexpected: () => faults.filter((fault) => !mayFail?.test(fault)) });
      return context.newPage();
    });
    for (const { context } of opened) await context.close();
    expect(opened.flatMap(({ unexpected }) => unexpected())).toEqual([]);
  },
});

/** Signs in as one of the demo's people, by their first name. */
export async function signIn(page, kith, firstName, next = "/") {
  const account = kith.accounts.find(({ name }) => name.split(" ")[0] === firstName);
  await page.goto(`/sign-in?next=${next}`);
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign out" })).toBeVisible();
}
