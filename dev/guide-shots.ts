import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import type { Locale } from "../worker/lib/schemas";
import { ROOT } from "./settings";
import { openNewcomer, openOwner, ring, type Showing, write } from "./showing";

/** `web/app/help/render.server.ts` gives pictures these sizes. */
const DESKTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 780 };
/** Flat areas and text: at this quality a page takes some 40 kB, and letters stay sharp. */
const WEBP_QUALITY = 82;

/** What opens a call in the list, a line's dialog: the first link that leads there. */
const FIRST_CALL = 'a[href*="/calls/call_"]';
const CONFIGURE = 'a[href^="/phone-numbers/num_"]';

const OWNERS: [name: string, path: string][] = [
  ["dashboard", "/dashboard"],
  ["calls", "/calls"],
  ["calls-search", "/calls?q=d%C3%A9tartrage&outcome=booked"],
  ["knowledge", "/receptionist/knowledge"],
  ["hours", "/receptionist/hours"],
  ["numbers", "/phone-numbers"],
  ["numbers-add", "/phone-numbers/add"],
  ["analytics", "/analytics"],
  ["security", "/settings/security"],
  ["providers", "/settings/providers"],
  ["calls-phone", "/calls"],
];

/** Takes every picture of the guide in one language: docs/guide/images/<language>/*.webp. */
export async function takeGuideShots(showing: Showing, locale: Locale): Promise<void> {
  const directory = join(ROOT, "docs", "guide", "images", locale);
  mkdirSync(directory, { recursive: true });
  const save = (page: Page, name: string) => takeShot(page, join(directory, `${name}.webp`));

  const newcomer = await openNewcomer(showing, locale);
  await takeOnboarding(newcomer, showing, save);
  await newcomer.close();

  const owner = await openOwner(showing, locale);
  const page = await quietPage(owner);
  for (const [name, path] of OWNERS) {
    await page.setViewportSize(name.endsWith("-phone") ? PHONE : DESKTOP);
    await page.goto(path);
    await save(page, name);
  }
  await page.setViewportSize(DESKTOP);
  await page.goto("/calls?outcome=booked");
  await page.locator(FIRST_CALL).first().click();
  await page.waitForURL(/\/calls\/call_/);
  await save(page, "call");
  await page.goto("/phone-numbers");
  await page.goto((await page.locator(CONFIGURE).first().getAttribute("href")) ?? "/phone-numbers");
  await page.getByRole("dialog").waitFor();
  await save(page, "numbers-configure");
  await takeLive(page, showing, locale, save);
  await owner.close();
}

type Save = (page: Page, name: string) => Promise<void>;

async function takeOnboarding(context: BrowserContext, showing: Showing, save: Save): Promise<void> {
  const page = await quietPage(context);
  const step = (name: string, answer: object) => write(context, showing, "PUT", `/onboarding/steps/${name}`, answer);
  await step("welcome", { businessName: "Salon Ondine" });
  await page.goto("/onboarding/trade");
  await page.locator('input[value="hair-salon"]').check({ force: true });
  await page.waitForLoadState("networkidle");
  await save(page, "onboarding-trade");
  await step("trade", { industry: "hair-salon" });
  await page.goto("/onboarding/number");
  await save(page, "onboarding-number");
  await step("number", { reach: "browser" });
  await page.goto("/onboarding/test");
  await save(page, "onboarding-test");
}

const SAID = {
  fr: ["Bonjour, combien coûte un détartrage ?", "Oui, je voudrais un rendez-vous mardi après-midi."],
  en: ["Hello, how much is a scale and polish?", "Yes, I would like an appointment on Tuesday afternoon."],
} as const;

/** A call in its middle: its caller waits while the picture is taken. */
async function takeLive(page: Page, showing: Showing, locale: Locale, save: Save): Promise<void> {
  const caller = await ring(showing, locale === "fr" ? "+33639981145" : "+447700900123");
  await caller.hears();
  for (const text of SAID[locale]) {
    await caller.says(text);
    await caller.hears();
  }
  await page.goto("/live");
  await page.locator('a[href^="/live/call_"]').first().click();
  await page.waitForURL(/\/live\/call_/);
  await page.getByRole("main").getByRole("listitem").nth(3).waitFor();
  await save(page, "live");
  await caller.hangsUp();
}

async function quietPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(DESKTOP);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  return page;
}

/** Fonts are there, no field blinks, and the address of the stack that this is taken from is no address to show. */
const SETTLE = `(async () => {
  await document.fonts.ready;
  document.activeElement?.blur();
  for (const code of document.querySelectorAll("code"))
    code.textContent = code.textContent.replace(/http:\\/\\/127\\.0\\.0\\.1:\\d+/, "https://app.avafirst.example");
})()`;

async function takeShot(page: Page, path: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(SETTLE);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: WEBP_QUALITY });
  await session.detach();
  writeFileSync(path, Buffer.from(data, "base64"));
  console.log(path.slice(ROOT.length + 1));
}
