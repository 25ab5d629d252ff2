import type { Page } from "@playwright/test";
import { createAccount, freshEmail, write } from "./account";
import { expect, open, PHONE, test } from "./journey";
import { linkIn, mailTo } from "./outbox";
import { wordsIn } from "./words";

const t = wordsIn("fr");

/** Says who one is on the stand-in's page (dev/openid). */
async function signInAs(page: Page, vendor: "Google" | "Microsoft", email: string): Promise<void> {
  await expect(page.getByRole("heading", { name: `Sign in with ${vendor}` })).toBeVisible();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const google = (page: Page) => page.getByRole("link", { name: t("auth:ways.google") });
const microsoft = (page: Page) => page.getByRole("link", { name: t("auth:ways.microsoft") });

test("a person opens an account with Google, and is in it again on a phone without scripts", async ({
  page,
  openDevice,
}) => {
  const email = freshEmail("ana");
  await open(page, "/signup");
  await google(page).click();
  await signInAs(page, "Google", email);
  await expect(page).toHaveURL(/\/onboarding/);
  await write(page, "PUT", "/onboarding/steps/welcome", { businessName: "Garage Martin" });
  await write(page, "PUT", "/onboarding/steps/trade", { industry: "garage" });
  await write(page, "PUT", "/onboarding/steps/number", { reach: "browser" });
  await write(page, "POST", "/onboarding/complete");

  const phone = await openDevice({ viewport: PHONE, javaScriptEnabled: false });
  await phone.goto("/login?next=/calls");
  await google(phone).click();
  await signInAs(phone, "Google", email);
  await expect(phone).toHaveURL(/\/calls$/);
});

test("a person opens an account with Microsoft once the address is proven by mail", async ({ page, openDevice }) => {
  const email = freshEmail("bo");
  await open(page, "/login");
  await microsoft(page).click();
  await signInAs(page, "Microsoft", email);
  await expect(page).toHaveURL(/\/check-email/);
  await page.goto(linkIn((await mailTo(email)).text, "/verify-email"));
  await page.getByRole("button", { name: t("auth:verifyEmail.submit") }).click();
  await expect(page).toHaveURL(/\/onboarding/);

  const phone = await openDevice({ viewport: PHONE });
  await open(phone, "/login");
  await microsoft(phone).click();
  await signInAs(phone, "Microsoft", email);
  await expect(phone).toHaveURL(/\/onboarding/);
});

test("who turns back at Google is at the log-in page, and told so", async ({ page }) => {
  await open(page, "/login");
  await google(page).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/\/login/);
  await expect(page.getByText(t("auth:notice.cancelled"))).toBeVisible();
});

test("an account is not opened by Google because its address matches, and is once its owner has linked it", async ({
  page,
  openDevice,
}) => {
  const { email } = await createAccount(page, { until: "done" });
  const phone = await openDevice({ viewport: PHONE });
  await open(phone, "/login");
  await google(phone).click();
  await signInAs(phone, "Google", email);
  await expect(phone.getByText(t("auth:notice.linkGoogle"))).toBeVisible();

  await open(page, "/settings/security");
  await page.getByRole("link", { name: t("security:identities.linkLabel", { name: "Google" }) }).click();
  await signInAs(page, "Google", email);
  await expect(page.getByText(t("security:notices.identity-linked"))).toBeVisible();
  await google(phone).click();
  await signInAs(phone, "Google", email);
  await expect(phone).toHaveURL(/\/settings\/security$/);
});
