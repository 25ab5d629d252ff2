import { defineConfig } from "@playwright/test";

/** `npm run test:e2e` builds, starts a stack and sets these; the journeys never start one themselves. */
const { APP_ORIGIN, CHROMIUM_PATH } = process.env;
if (!APP_ORIGIN || !CHROMIUM_PATH)
  throw new Error("Run the journeys with `npm run test:e2e`, which starts their stack.");

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    baseURL: APP_ORIGIN,
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: CHROMIUM_PATH, args: ["--disable-dev-shm-usage"] },
  },
});
