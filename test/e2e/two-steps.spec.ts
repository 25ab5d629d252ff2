import type { Page } from "@playwright/test";
import * as OTPAuth from "otpauth";
import { createAccount } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { mailTo } from "./outbox";
import { button, enterPassword, letProofEnd, link } from "./sign-in";
import { wordsIn } from "./words";

const [fr, en] = [wordsIn("fr"), wordsIn("en")];
const STEP_MS = 30_000;

test("an authenticator app is set up behind a proof; then a log-in takes its code, or one kept for bad days", async ({
  page,
  guard,
  openDevice,
}) => {
  test.setTimeout(120_000);
  guard.allowConsole(/status of 4\d\d/);
  const login = await createAccount(page, { until: "done" });
  await letProofEnd(login.email);
  await open(page, "/settings/security");
  await link(page, fr("security:totp.addLabel")).click();
  await confirmByPassword(page, login.password);
  await button(page, fr("security:totp.start")).click();

  const secret = await page.getByRole("code").textContent();
  const app = new OTPAuth.TOTP({ secret: OTPAuth.Secret.fromBase32(secret?.replaceAll(" ", "") ?? "") });
  const wrong = wrongCode(app);
  const asked = page.getByLabel(fr("security:totp.code"));
  await asked.fill(wrong);
  await button(page, fr("security:totp.confirm")).click();
  await expect(asked).toHaveAccessibleDescription(new RegExp(fr("security:totp.wrong")));
  await expectAccessible(page);
  await asked.fill(app.generate());
  await button(page, fr("security:totp.confirm")).click();

  const codes = page.getByRole("list", { name: fr("security:codes.list") }).getByRole("listitem");
  await expect(codes).toHaveCount(10);
  await expectAccessible(page);
  const [kept = ""] = await codes.allTextContents();
  await page.getByLabel(fr("security:codes.kept")).check();
  await button(page, fr("security:codes.done")).click();
  await expect(page.getByText(fr("security:codes.left", { count: 10 }))).toBeVisible();
  await expect(page.getByText(kept), "codes are shown once").toBeHidden();
  await expectAccessible(page);
  expect((await mailTo(login.email, /authentification/)).text).toContain("/settings/security");

  const phone = await openDevice({ viewport: PHONE, locale: "en-US" });
  await open(phone, "/login?next=/calls");
  await enterPassword(phone, en, login);
  const code = phone.getByLabel(en("auth:secondFactor.code"));
  await expect(code).toBeFocused();
  await code.fill(wrong);
  await button(phone, en("auth:secondFactor.submit")).click();
  await expect(code).toHaveAccessibleDescription(en("auth:secondFactor.refused"));
  await expectAccessible(phone);
  // The code that confirmed the app is spent, and the next one is good already.
  await code.fill(app.generate({ timestamp: Date.now() + STEP_MS }));
  await button(phone, en("auth:secondFactor.submit")).click();
  await expect(phone).toHaveURL(/\/calls$/);

  const other = await openDevice({ javaScriptEnabled: false });
  await other.goto("/login");
  await enterPassword(other, fr, login);
  await link(other, fr("auth:secondFactor.useRecovery")).click();
  await other.getByLabel(fr("auth:secondFactor.recoveryCode")).fill(kept);
  await button(other, fr("auth:secondFactor.submit")).click();
  await expect(other).toHaveURL(/\/dashboard$/);
  await mailTo(login.email, /code de secours/);
  await other.goto("/settings/security");
  await expect(other.getByText(fr("security:codes.left", { count: 9 }))).toBeVisible();
});

/** The page that asks who is there: a wrong password first, then the right one. */
async function confirmByPassword(page: Page, password: string): Promise<void> {
  await expect(page.getByRole("heading", { name: fr("confirm:title") })).toBeVisible();
  const field = page.getByLabel(fr("confirm:password"), { exact: true });
  await field.fill("pas-le-bon-mot");
  await button(page, fr("confirm:submit")).click();
  await expect(field).toHaveAccessibleDescription(fr("confirm:wrongPassword"));
  await expectAccessible(page);
  await field.fill(password);
  await button(page, fr("confirm:submit")).click();
}

/** Six digits that the app shows neither now nor in the next minutes. */
function wrongCode(app: OTPAuth.TOTP): string {
  const near = [-2, -1, 0, 1, 2, 3, 4, 5, 6].map((steps) => app.generate({ timestamp: Date.now() + steps * STEP_MS }));
  return ["000000", "111111", "222222", "333333"].find((code) => !near.includes(code)) ?? "444444";
}
