import { createAccount, type Login } from "./account";
import { expect, open, PHONE, test } from "./journey";
import { wordsIn } from "./words";

test("onboarding goes on where it was left, on another device", async ({ page, openDevice }) => {
  const t = wordsIn("fr");
  const login: Login = await createAccount(page, { until: "trade" });
  await open(page, "/onboarding");
  await expect(page).toHaveURL(/\/onboarding\/trade/);
  await page.getByRole("radio", { name: /vétérinaire/i }).check();
  await page.getByRole("button", { name: t("onboarding:trade.submit") }).click();
  await expect(page).toHaveURL(/\/onboarding\/number/);

  const phone = await openDevice({ viewport: PHONE });
  await open(phone, "/login");
  await phone.getByLabel(t("auth:logIn.email")).fill(login.email);
  await phone.getByLabel(t("auth:logIn.password"), { exact: true }).fill(login.password);
  await phone.getByRole("button", { name: t("auth:logIn.submit") }).click();
  await expect(phone).toHaveURL(/\/onboarding\/number/);
  await phone.getByRole("radio", { name: t("onboarding:number.choice.forward.title") }).check();
  await expect(phone.getByRole("heading", { name: t("numbers:forward.title") })).toBeVisible();
  await phone.getByRole("button", { name: t("continue") }).click();
  await expect(phone).toHaveURL(/\/onboarding\/ava/);

  // The first device finds what the second has answered.
  await open(page, "/onboarding");
  await expect(page).toHaveURL(/\/onboarding\/ava/);
  await page
    .getByRole("navigation", { name: t("stepper.label") })
    .getByRole("link", { name: t("onboarding:steps.number") })
    .click();
  await expect(page.getByRole("radio", { name: t("onboarding:number.choice.forward.title") })).toBeChecked();
  await open(page, "/onboarding/trade");
  await expect(page.getByRole("radio", { name: /vétérinaire/i })).toBeChecked();
});
