// The main job without a mouse, on a screen as narrow as a phone's, where the bars are in the way the most.

import { test } from "./lib/fixtures.mjs";
import { Keyboard } from "./lib/keyboard.mjs";
import { gather } from "./story/cast.mjs";
import { mainJob } from "./story/main-job.mjs";

test("everything can be done with a keyboard, and the focus is always in sight", async ({ open, kith }) => {
  const options = { viewport: { width: 390, height: 760 } };
  await mainJob(await gather(async () => new Keyboard(await open(kith, options))));
});
