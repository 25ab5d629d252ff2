import { type APIResponse, expect, type Page } from "@playwright/test";
import { DEMO_LOGIN } from "../../dev/seed/demo";
import type { Locale } from "../../worker/lib/schemas";
import type { OnboardingStep } from "../../worker/onboarding/onboarding.schema";
import { linkIn, mailTo } from "./outbox";

/** Playwright's request context sends no Origin of its own; the API wants ours on a write. */
const { APP_ORIGIN = "" } = process.env;

export type Login = { email: string; password: string };

/** An address that nobody has used yet. */
export const freshEmail = (name = "camille") => `${name}.${crypto.randomUUID().slice(0, 8)}@example.org`;

export const PASSWORD = "un-salon-tranquille";

/** What each screen of onboarding sends when nothing special is chosen. */
const ANSWERS = {
  welcome: { businessName: "Garage Martin" },
  trade: { industry: "garage" },
  number: { reach: "browser" },
} as const satisfies Partial<Record<OnboardingStep, object>>;

/** Writes through the API as the browser of this page would. */
export async function write(page: Page, method: "POST" | "PUT", path: string, json: object = {}): Promise<APIResponse> {
  const headers = { Origin: APP_ORIGIN };
  // A connection that the server closed while it was idle, as it was taken up again: nothing was read of the request.
  const response = await page.request.fetch(`/api/v1${path}`, { method, data: json, headers, maxRetries: 1 });
  expect(response.status(), `${method} ${path}: ${await response.text()}`).toBeLessThan(300);
  return response;
}

/** Logs the browser in without clicking. Answers when the cookie is there. */
export async function logIn(page: Page, login: Login = DEMO_LOGIN): Promise<void> {
  await write(page, "POST", "/auth/login", login);
}

/** Asks for an account; answers the link of the mail that confirms it. */
export async function askForAccount(page: Page, email: string, locale: Locale = "fr"): Promise<string> {
  const details = { email, password: PASSWORD, name: "Camille Martin", businessName: "Garage Martin", locale };
  await write(page, "POST", "/auth/signup", details);
  return linkIn((await mailTo(email)).text, "/verify-email");
}

/** A new account that the browser is logged in to, with onboarding done up to (not including) `until`. */
export async function createAccount(
  page: Page,
  { until = "welcome", locale = "fr" }: { until?: OnboardingStep | "done"; locale?: Locale } = {},
): Promise<Login> {
  const email = freshEmail();
  const link = new URL(await askForAccount(page, email, locale));
  await write(page, "POST", "/auth/verify-email", { token: link.searchParams.get("token") });
  await onboard(page, until);
  return { email, password: PASSWORD };
}

/** Goes through onboarding up to (not including) a step, with nothing special chosen. */
export async function onboard(page: Page, until: OnboardingStep | "done" = "done"): Promise<void> {
  for (const [step, answer] of Object.entries(ANSWERS)) {
    if (step === until) break;
    await write(page, "PUT", `/onboarding/steps/${step}`, answer);
  }
  if (until === "done") await write(page, "POST", "/onboarding/complete");
}
