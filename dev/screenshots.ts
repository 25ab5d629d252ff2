/**
 * `npm run screenshots`: draws docs/screenshots/*.png and docs/guide/images/<language>/*.webp anew, from the demo account of a
 * stack of its own. `npm run screenshots -- guide` draws the guide's alone.
 */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { takeGuideShots } from "./guide-shots";
import { ROOT } from "./settings";
import { openOwner, type Showing, show } from "./showing";

const DIRECTORY = join(ROOT, "docs", "screenshots");
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };
const CALL_SPEED = 4;

type Shot = { name: string; path: string; viewport?: typeof PHONE; colorScheme?: "light" | "dark" };
const SHOTS: Shot[] = [
  { name: "dashboard", path: "/dashboard" },
  { name: "dashboard-dark", path: "/dashboard", colorScheme: "dark" },
  { name: "dashboard-phone", path: "/dashboard", viewport: PHONE },
  { name: "calls", path: "/calls" },
];

await show(CALL_SPEED, async (showing) => {
  if (process.argv[2] !== "guide") await takeReadmeShots(showing);
  for (const locale of ["fr", "en"] as const) await takeGuideShots(showing, locale);
});

async function takeReadmeShots(showing: Showing) {
  mkdirSync(DIRECTORY, { recursive: true });
  const context = await openOwner(showing, "fr");
  const page = await context.newPage();
  for (const shot of SHOTS) await take(page, shot);
  await page.setViewportSize(DESKTOP);
  await page.goto("/calls");
  await page.locator('a[href^="/calls/call_"]').first().click();
  await page.waitForURL(/\/calls\/call_/);
  await save(page, "call");
  await context.close();
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
