/** The demo account on a stack of its own, for whatever shows it to others: screenshots, the film. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import * as z from "zod";
import type { Locale } from "../worker/lib/schemas";
import { buildAll } from "./build";
import { requireChromium } from "./chromium";
import { findFreePorts } from "./ports";
import { DEMO_LOGIN } from "./seed/demo";
import { readSettings } from "./settings";
import { type Stack, startStack } from "./stack";

/** The demo's line: the first number of the Twilio fake's account. */
const DEMO_LINE = "+33187660142";
const POLL_MS = 150;
const PATIENCE_MS = 30_000;

export type Showing = { stack: Stack; browser: Browser };

/** Starts a seeded stack and a browser on free ports, and ends both. `callSpeed` is how many times faster than life callers are. */
export async function show(callSpeed: number, work: (showing: Showing) => Promise<void>): Promise<void> {
  const executablePath = requireChromium();
  await buildAll();
  const dataDir = mkdtempSync(join(tmpdir(), "avafirst-showing-"));
  const [PORT, API_PORT, FAKES_PORT] = (await findFreePorts(3)).map(String);
  const settings = readSettings({ PORT, API_PORT, FAKES_PORT, DATA_DIR: dataDir, CALL_SPEED: String(callSpeed) });
  const stack = await startStack(settings);
  const browser = await chromium.launch({ executablePath, args: ["--disable-dev-shm-usage"] });
  try {
    await stack.seed();
    await work({ stack, browser });
  } finally {
    await browser.close();
    await stack.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** A browser of somebody who speaks this language, and is nobody yet. */
export async function openVisitor({ stack, browser }: Showing, locale: Locale): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: stack.origin,
    locale: locale === "fr" ? "fr-FR" : "en-GB",
    timezoneId: "Europe/Paris",
    colorScheme: "light",
  });
  await context.addCookies([{ name: "ava_lang", value: locale, url: stack.origin }]);
  return context;
}

/** As {@link openVisitor}, logged in as the demo's owner. */
export async function openOwner(showing: Showing, locale: Locale): Promise<BrowserContext> {
  const context = await openVisitor(showing, locale);
  await write(context, showing, "POST", "/auth/login", DEMO_LOGIN);
  return context;
}

/** An account that has just been confirmed, before onboarding. */
export async function openNewcomer(showing: Showing, locale: Locale): Promise<BrowserContext> {
  const context = await openVisitor(showing, locale);
  const email = `camille.${locale}@example.org`;
  const businessName = locale === "fr" ? "Salon Ondine" : "Ondine Hair";
  const details = { email, password: "un-salon-tranquille", name: "Camille Rivière", businessName, locale };
  await write(context, showing, "POST", "/auth/signup", details);
  const token = await waitFor(`a mail to ${email}`, async () => {
    const { emails } = Outbox.parse(await (await fetch(`${showing.stack.fakesOrigin}/outbox`)).json());
    const mail = emails.find(({ to }) => [to].flat().some((address) => address.includes(email)));
    return mail?.text.match(/verify-email\?token=([^\s"<>]+)/)?.[1] ?? null;
  });
  await write(context, showing, "POST", "/auth/verify-email", { token: decodeURIComponent(token) });
  return context;
}

const Outbox = z.object({
  emails: z.array(z.object({ to: z.union([z.string(), z.array(z.string())]), text: z.string() })),
});

/** Writes through the API as that browser would. */
export async function write(
  { request }: BrowserContext,
  { stack }: Showing,
  method: "POST" | "PUT",
  path: string,
  data: object,
): Promise<void> {
  const answer = await request.fetch(`/api/v1${path}`, { method, data, headers: { Origin: stack.origin } });
  if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
}

const Call = z.object({
  lines: z.array(z.object({ by: z.enum(["caller", "ava", "staff"]), text: z.string() })),
  speaking: z.looseObject({}).nullable(),
});

/** Somebody rings the demo's line. */
export async function ring({ stack }: Showing, from: string) {
  const control = async (path: string, body?: object): Promise<unknown> => {
    const init = body && {
      method: "POST",
      body: JSON.stringify(body),
      headers: { "Content-Type": "application/json" },
    };
    const answer = await fetch(`${stack.fakesOrigin}/twilio${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };
  const { callSid } = z.object({ callSid: z.string() }).parse(await control("/calls", { to: DEMO_LINE, from }));
  const path = `/calls/${callSid}`;
  const turns = async () => {
    const { lines, speaking } = Call.parse(await control(path));
    return { avas: lines.filter(({ by }) => by === "ava").length, isSpeaking: speaking !== null };
  };
  let known = 0;
  /** Waits until Ava has had another turn, and is silent. */
  async function hears(): Promise<void> {
    known = await waitFor("Ava's turn", async () => {
      const { avas, isSpeaking } = await turns();
      return avas > known && !isSpeaking ? avas : null;
    });
  }
  return {
    hears,
    async says(text: string): Promise<void> {
      known = (await turns()).avas;
      await control(`${path}/say`, { text });
    },
    hangsUp: () => control(`${path}/hang-up`, {}),
  };
}

async function waitFor<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const found = await look();
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`Waited in vain for ${what}`);
}
