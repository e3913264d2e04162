// The main job in a real browser: `bin/test browser`. Each worker has a Kith of its own, so tests never share a circle.

import { defineConfig } from "@playwright/test";

export default defineConfig({
  testMatch: "*.spec.mjs",
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A build machine that is busy elsewhere may miss a step once; twice is a failure, and a retry is named in the report.
  retries: process.env.CI ? 1 : 0,
  // An idle machine needs a fraction of these; one that builds something meanwhile may need most of them.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [["list"]],
  use: {
    screenshot: "only-on-failure",
    // Dates and times are typed piece by piece on the keyboard, in the order of this locale.
    locale: "en-US",
    timezoneId: "UTC",
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    launchOptions: {
      executablePath: process.env.KITH_CHROMIUM,
      // Nothing of Chromium's own may look for the network: a request that leaves is a failed test.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
