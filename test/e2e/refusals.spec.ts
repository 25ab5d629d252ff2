import type { Page } from "@playwright/test";
import { DEMO_LOGIN } from "../../dev/seed/demo";
import { askForAccount, freshEmail, PASSWORD } from "./account";
import { expect, open, test } from "./journey";
import { mailTo } from "./outbox";
import { wordsIn } from "./words";

const t = wordsIn("fr");
/** The browser's own line about an answer that refuses. */
const REFUSED = /status of 4\d\d/;

test("a wrong password and an unknown address get the same answer", async ({ page, guard }) => {
  guard.allowConsole(REFUSED);
  await open(page, "/login");
  for (const email of [DEMO_LOGIN.email, freshEmail()]) {
    await page.getByLabel(t("auth:logIn.email")).fill(email);
    await page.getByLabel(t("auth:logIn.password"), { exact: true }).fill("pas-le-bon-mot");
    await page.getByRole("button", { name: t("auth:logIn.submit") }).click();
    await expect(page.getByRole("alert")).toHaveText(t("errors:code.invalid_credentials"));
    await expect(page.getByLabel(t("auth:logIn.email"))).toHaveValue(email);
    await page.reload();
  }
});

test("a sign-up that cannot be says what to mend, and keeps what was typed", async ({ page, guard }) => {
  guard.allowConsole(REFUSED);
  await open(page, "/signup");
  await page.getByRole("button", { name: t("auth:signUp.submit") }).click();
  await expect(page.getByLabel(t("auth:signUp.name")), "the first field that is wrong").toBeFocused();
  await expect(page.getByLabel(t("auth:signUp.name"))).toHaveAccessibleDescription(t("errors:field.required"));

  await fillSignUp(page, "pas une adresse", "court");
  await expect(page.getByLabel(t("auth:signUp.email"))).toHaveAccessibleDescription(t("errors:field.email"));
  await expect(page.getByText(t("errors:field.tooShort", { count: 8 }))).toBeVisible();

  const email = freshEmail();
  await fillSignUp(page, email, "password123");
  await expect(page.getByText(t("refusals:field.password"))).toBeVisible();
  await expect(page.getByLabel(t("auth:signUp.email"))).toHaveValue(email);
  await fillSignUp(page, email, PASSWORD);
  await expect(page.getByRole("heading", { name: t("auth:checkEmail.title") })).toBeVisible();
});

test("an address that is taken gets the same page as a free one; only its owner is told", async ({ page }) => {
  const pages: string[] = [];
  for (const email of [DEMO_LOGIN.email, freshEmail()]) {
    await open(page, "/signup");
    await fillSignUp(page, email, PASSWORD);
    await expect(page.getByRole("heading", { name: t("auth:checkEmail.title") })).toBeVisible();
    pages.push((await page.getByRole("main").ariaSnapshot()).replace(email, "…"));
  }
  expect(pages[0]).toBe(pages[1]);
  const mail = await mailTo(DEMO_LOGIN.email);
  expect(mail.text).toContain("/login");
  expect(mail.text).not.toContain("/verify-email");
});

test("a link that was used, or cut short, says so and leads on", async ({ page, guard, openDevice }) => {
  guard.allowConsole(REFUSED);
  const link = await askForAccount(page, freshEmail());
  await open(page, link);
  await page.getByRole("button", { name: t("auth:verifyEmail.submit") }).click();
  await expect(page).toHaveURL(/\/onboarding/);

  const elsewhere = await openDevice();
  await open(elsewhere, link);
  await elsewhere.getByRole("button", { name: t("auth:verifyEmail.submit") }).click();
  await expect(elsewhere.getByRole("alert")).toHaveText(t("errors:code.link_expired"));

  await open(elsewhere, link.slice(0, -8));
  await elsewhere.getByRole("button", { name: t("auth:verifyEmail.submit") }).click();
  await expect(elsewhere.getByRole("alert")).toHaveText(t("errors:code.link_expired"));

  await open(elsewhere, "/verify-email");
  await expect(elsewhere.getByRole("alert")).toHaveText(t("auth:verifyEmail.missing"));
  await elsewhere.getByRole("link", { name: t("auth:verifyEmail.again") }).click();
  await expect(elsewhere).toHaveURL(/\/signup/);
});

async function fillSignUp(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel(t("auth:signUp.name")).fill("Camille Martin");
  await page.getByLabel(t("auth:signUp.email")).fill(email);
  await page.getByLabel(t("auth:signUp.password"), { exact: true }).fill(password);
  await page.getByRole("button", { name: t("auth:signUp.submit") }).click();
}
