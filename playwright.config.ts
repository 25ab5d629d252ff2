import { defineConfig } from "@playwright/test";

const { APP_ORIGIN, CHROMIUM_PATH } = process.env;

export default defineConfig({
  testDir: "test/e2e",
  globalSetup: "./test/e2e/require-stack.ts",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  fullyParallel: true,
  // One more than the CI has cores: most of a journey is waiting, for a call's next word or a page.
  workers: 3,
  retries: 0,
  // A vendor that is down is down for every journey, so these wait until the others are through.
  projects: [
    { name: "journeys", testIgnore: "**/outages.spec.ts" },
    { name: "outages", testMatch: "**/outages.spec.ts", dependencies: ["journeys"] },
  ],
  forbidOnly: !!process.env.CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["json"]],
  use: {
    ...(APP_ORIGIN && { baseURL: APP_ORIGIN }),
    browserName: "chromium",
    locale: "fr-FR",
    timezoneId: "Europe/Paris",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: { ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }), args: ["--disable-dev-shm-usage"] },
  },
});
