// The main job as most people do it: five people, five browsers.

import { test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { gather } from "./story/cast.mjs";
import { mainJob } from "./story/main-job.mjs";

test("a family and a professional prepare the meeting", async ({ open, kith }) => {
  await mainJob(await gather(async () => new Hands(await open(kith, { reducedMotion: "no-preference" }))));
});
