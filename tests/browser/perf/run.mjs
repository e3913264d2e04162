// Measures Kith in Chromium: `node perf/run.mjs`, with the browser in KITH_CHROMIUM. bin/bench does that.
import { chromium } from "@playwright/test";
import { join, resolve } from "node:path";
import { leave } from "./exit.mjs";
import { check } from "./hints.mjs";
import { emptyPage, start, visit } from "./kith.mjs";
import { score } from "./lighthouse.mjs";
import { followed, listed } from "./live.mjs";
import { load, type } from "./loading.mjs";
import { add, finish, median } from "./report.mjs";

const RUNS = process.argv.includes("--quick") ? 1 : 3;
const PORT = 9333;
const results = resolve(import.meta.dirname, "../../../target/bench");

const server = await start();
const browser = await chromium.launch({
  executablePath: process.env.KITH_CHROMIUM,
  args: ["--no-sandbox", `--remote-debugging-port=${PORT}`],
});
try {
  const { cookie, home, letter } = await visit(server);
  const pages = { home: server.origin + home, letter: server.origin + letter };
  const empty = await emptyPage(server.origin, home, cookie);
  const next = await times(() => load(browser, cookie, empty.address));
  empty.stop();
  add("an empty page", "readable: what the browser itself takes here", of(next, "readable"), "ms");
  for (const [name, address] of Object.entries(pages)) {
    await loading(name, cookie, address);
  }
  const typed = await times(() => type(browser, cookie, pages.letter));
  add("letter", "typed character shown, poor phone", of(typed, "shown"), "ms");
  add("letter", "typing taken (the pill says so), poor phone", of(typed, "taken"), "ms", { most: 2500 });
  const guide = (await visit({ ...server, member: server.guide })).cookie;
  const waits = await times(() => followed(browser, { writer: cookie, reader: guide, address: pages.letter }));
  const share = (part) => median(waits.map((run) => run[Math.floor(run.length * part)]));
  add("letter", "a key is seen in another browser: p50", share(0.5), "ms");
  add("letter", "a key is seen in another browser: p95", share(0.95), "ms", { most: 150 });
  const shown = (await times(() => listed(browser, { writer: cookie, reader: guide, circle: pages.home }))).flat();
  add("a list", "what another member adds is shown: median", median(shown), "ms");
  add("a list", "what another member adds is shown: the slowest", Math.max(...shown), "ms", { most: 1000 });
  const looked = await check(browser, cookie, pages.letter);
  add("hints", "a letter of two pages looked through, all seven parts", looked.all, "ms", { most: 16 });
  add("hints", "one part, as after each key", looked.one, "ms");
  add("hints", "one part, CPU 4× slower", looked.slow, "ms", { most: 16 });
  const left = await times(() => leave(browser, cookie, pages.letter));
  add("exit", "the screen is covered, from a letter", median(left), "ms", { most: 100 });
  await scores("sign-in", `${server.origin}/sign-in`);
  await scores("home", pages.home, cookie);
  await scores("letter", pages.letter, cookie);
} finally {
  await browser.close();
  server.stop();
}
process.exitCode = finish(join(results, "browser.json")) ? 0 : 1;

async function loading(name, cookie, address) {
  const well = await times(() => load(browser, cookie, address));
  add(name, "weight with a cold cache, all requests", of(well, "bytes") / 1000, "KB", { most: 150 });
  add(name, "requests", of(well, "requests"), "");
  add(name, "readable", of(well, "readable"), "ms", { most: 200 });
  const blank = await times(() => load(browser, cookie, address, { blank: true }));
  add(name, "readable, as the first page of a new window", of(blank, "readable"), "ms");
  const poorly = await times(() => load(browser, cookie, address, { poor: true }));
  add(name, "readable, 1.6 Mbit/s, 150 ms away, CPU 4× slower", of(poorly, "readable"), "ms", { most: 1000 });
}

async function scores(name, address, cookie) {
  const runs = await times(() => score(PORT, address, cookie));
  add(name, "Lighthouse mobile, performance", of(runs, "performance"), "", { least: 98 });
  add(name, "Lighthouse mobile, accessibility", of(runs, "accessibility"), "", { least: 100 });
  console.error(`    wanting: ${runs.at(-1).wanting.join("; ") || "nothing"}`);
}

async function times(measure) {
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await measure());
  return runs;
}

function of(runs, figure) {
  return median(runs.map((run) => run[figure]));
}
