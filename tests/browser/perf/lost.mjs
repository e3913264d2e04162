// Counts lost words: `node perf/lost.mjs`, with the browser in KITH_CHROMIUM. bin/bench does that.
//
// Somebody writes for a minute without a connection, and through two hundred deaths of the server, which is killed
// between a keystroke and the moment when its save is acknowledged.
import { chromium } from "@playwright/test";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../../..");
process.env.KITH_BIN ??= join(root, "target/release/kith");

const { atTheLetter } = await import("../lib/letter.mjs");
const { Kith, neutralSite } = await import("../lib/server.mjs");
const { writesOffline, writesWhileTheServerDies } = await import("../lib/unsent.mjs");
const { add, finish } = await import("./report.mjs");

const quick = process.argv.includes("--quick");
const [seconds, rounds] = quick ? [6, 5] : [60, 200];

const neutral = await neutralSite();
const house = await Kith.start({ exit: neutral.origin, demo: true });
const browser = await chromium.launch({ executablePath: process.env.KITH_CHROMIUM, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ baseURL: house.origin });
  page.setDefaultTimeout(30_000);
  await atTheLetter(page, house);

  const offline = await writesOffline(page, seconds);
  add("lost", `words written in ${seconds} s without a connection`, offline.written, "");
  add("lost", "of them lost or there twice", offline.written - offline.kept, "", { most: 0 });

  const dying = await writesWhileTheServerDies(page, house, rounds);
  add("lost", "times the server was killed while somebody wrote", dying.rounds, "");
  add("lost", "of them before the save was acknowledged", dying.early, "", { least: rounds / 2 });
  add("lost", "saves acknowledged", dying.acknowledged, "");
  add("lost", "of them lost or there twice", dying.lost, "", { most: 0 });
  add("lost", "words written meanwhile", dying.rounds, "");
  add("lost", "of them lost, there twice or in another order", dying.inOrder ? 0 : dying.rounds - dying.kept || 1, "", { most: 0 });
} finally {
  await browser.close();
  await house.remove();
  neutral.close();
}
process.exitCode = finish(join(root, "target/bench/lost.json")) ? 0 : 1;
