import type { Page } from "@playwright/test";
import * as OTPAuth from "otpauth";
import * as z from "zod";
import { createAccount, type Login, write } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { codeTo, freshNumber } from "./outbox";
import { button, enterPassword, letProofEnd, link } from "./sign-in";
import { type Words, wordsIn } from "./words";

/** What the journeys themselves do not look at, in the language and the size that they walk less in. */
const SCREENS = [
  { name: "1280 px, in English", locale: "en", lang: "en-US", viewport: { width: 1280, height: 860 } },
  { name: "390 px, in French", locale: "fr", lang: "fr-FR", viewport: PHONE },
] as const;

for (const { name, locale, lang, viewport } of SCREENS) {
  const t = wordsIn(locale);

  test(`${name}: the ways in are accessible`, async ({ page: other, openDevice, guard }) => {
    guard.allowConsole(/status of 4\d\d/);
    test.setTimeout(120_000);
    const login = await createAccount(other, { until: "done", locale });
    await addApp(other);
    const page = await openDevice({ locale: lang, viewport });
    await look(page, "/login/link");
    await button(page, t("auth:askLink.submit")).click();
    await expect(page.getByText(t("errors:field.required"))).toBeVisible();
    await expectAccessible(page);
    await look(page, "/login/phone");
    await look(page, "/confirm-email");
    await look(page, "/reset-password?token=cut-short");
    await look(page, "/login?notice=sign-in-failed");

    await enterPassword(page, t, login);
    await expect(page.getByLabel(t("auth:secondFactor.code"))).toBeVisible();
    await expectAccessible(page);
    await link(page, t("auth:secondFactor.useRecovery")).click();
    await expect(page.getByLabel(t("auth:secondFactor.recoveryCode"))).toBeVisible();
    await expectAccessible(page);
  });

  test(`${name}: what people set of their account is accessible`, async ({ openDevice, guard }) => {
    guard.allowConsole(/status of 4\d\d/);
    test.setTimeout(120_000);
    const page = await openDevice({ locale: lang, viewport });
    const login = await createAccount(page, { until: "done", locale });
    await telephone(page, t);
    await open(page, "/settings/security?part=password");
    await button(page, t("security:password.save")).click();
    await expect(page.getByText(t("errors:field.required"))).toBeVisible();
    await expectAccessible(page);
    await addApp(page);
    await look(page, "/settings/security");
    await button(page, t("security:totp.removeLabel")).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await whoIsThere(page, t, login);
  });
}

async function look(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expectAccessible(page);
}

/** Gives the account of this browser an authenticator app. */
async function addApp(page: Page): Promise<void> {
  const setup = await write(page, "POST", "/auth/mfa/totp");
  const { otpauthUrl } = z.object({ otpauthUrl: z.string() }).parse(await setup.json());
  await write(page, "POST", "/auth/mfa/totp/confirm", { code: OTPAuth.URI.parse(otpauthUrl).generate() });
}

/** A number is added to the profile by a code, and about to be removed. */
async function telephone(page: Page, t: Words): Promise<void> {
  const { typed, e164 } = freshNumber();
  await open(page, "/settings/profile?part=phone");
  await page.getByLabel(t("settings:phone.new")).fill(typed);
  await button(page, t("settings:phone.send")).click();
  await page.getByLabel(t("settings:phone.code")).fill(await codeTo(e164));
  await expectAccessible(page);
  await button(page, t("settings:phone.verify")).click();
  await expect(page.getByText(t("settings:phone.verified"))).toBeVisible();
  await button(page, t("settings:phone.remove")).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessible(page);
  await look(page, "/settings/profile?part=email");
}

/** The page that asks for a proof, with each kind of code, on the way to what erases the account. */
async function whoIsThere(page: Page, t: Words, { email }: Login): Promise<void> {
  await letProofEnd(email);
  await look(page, "/settings/account?part=erase");
  await expect(page.getByLabel(t("confirm:code"), { exact: true })).toBeVisible();
  await link(page, t("confirm:by.recovery-code")).click();
  await page.getByLabel(t("confirm:recovery"), { exact: true }).fill("abcd-efgh");
  await button(page, t("confirm:submit")).click();
  await expect(page.getByText(t("confirm:wrongRecovery"))).toBeVisible();
  await expectAccessible(page);
}
