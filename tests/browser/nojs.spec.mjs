// The main job in browsers that run no script.

import { test } from "./lib/fixtures.mjs";
import { Hands } from "./lib/hands.mjs";
import { gather } from "./story/cast.mjs";
import { mainJob } from "./story/main-job.mjs";

test("everything can be done without JavaScript", async ({ open, kith }) => {
  const options = { javaScriptEnabled: false, viewport: { width: 390, height: 760 } };
  await mainJob(await gather(async () => new Hands(await open(kith, options), { script: false })));
});
