// Time on a page in the test's hands: minutes pass at once, and what waits for more than some seconds happens when they do.
// Whatever is shorter goes on as it is, so that a page still behaves as one.

/** Puts the page's time into the test's hands, from its next load on. */
export function holdTime(page) {
  return page.addInitScript(() => {
    const LONG_MS = 10_000;
    const [now, wait, stop] = [Date.now, setTimeout, clearTimeout];
    const waiting = new Map();
    let ahead = 0;
    let passing = false;
    let last = 1e9;
    Date.now = () => now() + ahead;
    globalThis.setTimeout = (act, ms = 0, ...rest) => {
      if (ms < LONG_MS && !passing) return wait(act, ms, ...rest);
      last += 1;
      waiting.set(last, { at: Date.now() + ms, act: () => act(...rest) });
      return last;
    };
    globalThis.clearTimeout = (which) => (waiting.delete(which) ? undefined : stop(which));
    globalThis.passes = (ms) => {
      const until = Date.now() + ms;
      passing = true;
      for (;;) {
        const due = [...waiting].filter(([, { at }]) => at <= until).sort(([, one], [, other]) => one.at - other.at);
        if (due.length === 0) break;
        const [which, { at, act }] = due[0];
        waiting.delete(which);
        ahead += Math.max(0, at - Date.now());
        act();
      }
      passing = false;
      ahead += Math.max(0, until - Date.now());
    };
  });
}

/** Lets minutes pass on a page. */
export const pass = (page, minutes) => page.evaluate((ms) => globalThis.passes(ms), minutes * 60_000);
