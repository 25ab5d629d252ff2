/** `npm run screenshots`: draws docs/screenshots/*.png anew, from the demo account of a stack of its own. */
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { buildAll } from "./build";
import { requireChromium } from "./chromium";
import { findFreePorts } from "./ports";
import { DEMO_LOGIN } from "./seed/demo";
import { ROOT, readSettings } from "./settings";
import { startStack } from "./stack";

const DIRECTORY = join(ROOT, "docs", "screenshots");
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

type Shot = { name: string; path: string; viewport?: typeof PHONE; colorScheme?: "light" | "dark" };
const SHOTS: Shot[] = [
  { name: "dashboard", path: "/dashboard" },
  { name: "dashboard-dark", path: "/dashboard", colorScheme: "dark" },
  { name: "dashboard-phone", path: "/dashboard", viewport: PHONE },
  { name: "calls", path: "/calls" },
];

const executablePath = requireChromium();
await buildAll();
const dataDir = mkdtempSync(join(tmpdir(), "avafirst-screenshots-"));
const [PORT, API_PORT, FAKES_PORT] = (await findFreePorts(3)).map(String);
const stack = await startStack(readSettings({ PORT, API_PORT, FAKES_PORT, DATA_DIR: dataDir }));
const browser = await chromium.launch({ executablePath });
try {
  await stack.seed();
  mkdirSync(DIRECTORY, { recursive: true });
  const page = await browser.newPage({ baseURL: stack.origin, locale: "fr-FR", timezoneId: "Europe/Paris" });
  await page.request.post("/api/v1/auth/login", { data: DEMO_LOGIN, headers: { Origin: stack.origin } });
  for (const shot of SHOTS) await take(page, shot);
  await page.setViewportSize(DESKTOP);
  await page.goto("/calls");
  await page.locator('a[href^="/calls/call_"]').first().click();
  await page.waitForURL(/\/calls\/call_/);
  await save(page, "call");
} finally {
  await browser.close();
  await stack.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

async function take(page: Page, { name, path, viewport = DESKTOP, colorScheme = "light" }: Shot) {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.goto(path);
  await save(page, name);
}

async function save(page: Page, name: string) {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(DIRECTORY, `${name}.png`) });
  console.log(`docs/screenshots/${name}.png`);
}
