import { DEMO_TWILIO } from "../../dev/fakes/twilio/records";
import { createAccount } from "./account";
import { expect, test } from "./journey";
import { wordsIn } from "./words";

/** Vapi has none of these left, and hints at others. */
const OUT_OF_STOCK = "212";
const IN_STOCK = "701";

test("onboarding works without JavaScript, numbers bought and imported included", async ({
  page: other,
  guard,
  openDevice,
}) => {
  guard.allowConsole(/status of 4\d\d/);
  test.setTimeout(90_000);
  const t = wordsIn("fr");
  const login = await createAccount(other);
  const page = await openDevice({ javaScriptEnabled: false });
  const button = (name: string) => page.getByRole("button", { name, exact: true });

  await page.goto("/login");
  await page.getByLabel(t("auth:logIn.email")).fill(login.email);
  await button(t("auth:logIn.submit")).click();
  await expect(page.getByLabel(t("auth:logIn.password"), { exact: true })).toBeFocused();
  await page.getByLabel(t("auth:logIn.password"), { exact: true }).fill(login.password);
  await button(t("auth:logIn.submit")).click();

  await expect(page).toHaveURL(/\/onboarding\/welcome/);
  await page.getByLabel(t("onboarding:welcome.businessName")).fill("Cabinet Rivière");
  await button(t("onboarding:welcome.submit")).click();

  await page.getByRole("radio", { name: /dentiste|dentaire/i }).check();
  await button(t("onboarding:trade.see")).click();
  await expect(page.getByRole("heading", { name: t("onboarding:trade.services") })).toBeVisible();
  await expect(page.getByRole("radio", { name: /dentiste|dentaire/i })).toBeChecked();
  await button(t("onboarding:trade.submit")).click();

  await expect(page).toHaveURL(/\/onboarding\/number/);
  await page.getByRole("radio", { name: t("onboarding:number.choice.vapi.title") }).check();
  await page.getByLabel(t("numbers:vapi.areaCode")).fill(OUT_OF_STOCK);
  await button(t("numbers:vapi.submit")).click();
  await page.getByRole("radio", { name: t("onboarding:number.choice.vapi.title") }).check();
  await expect(page.getByText(t("numbers:vapi.unavailable", { areaCode: OUT_OF_STOCK }))).toBeVisible();
  await button(t("numbers:vapi.take", { areaCode: IN_STOCK })).click();
  await expect(page.getByText(t("numbers:vapi.done"))).toBeVisible();
  await expect(page.getByRole("heading", { name: t("numbers:mine.title") })).toBeVisible();
  await expect(async () => {
    await page.goto("/onboarding/number?via=twilio");
    await expect(page.getByRole("listitem").filter({ hasText: IN_STOCK })).toContainText(t("numbers:state.active"), {
      timeout: 500,
    });
  }, "the number is allocated").toPass({ timeout: 30_000 });

  await page.getByLabel(t("numbers:twilio.accountSid")).fill(DEMO_TWILIO.sid);
  await page.getByLabel(t("numbers:twilio.authToken"), { exact: true }).fill("0".repeat(32));
  await button(t("numbers:twilio.verify")).click();
  await page.getByRole("radio", { name: t("onboarding:number.choice.twilio.title") }).check();
  await expect(page.getByText(t("numbers:twilio.credentials"))).toBeVisible();
  await expect(page.getByLabel(t("numbers:twilio.accountSid"))).toHaveValue(DEMO_TWILIO.sid);
  await page.getByLabel(t("numbers:twilio.authToken"), { exact: true }).fill(DEMO_TWILIO.authToken);
  await button(t("numbers:twilio.verify")).click();
  await page.getByRole("radio", { name: t("onboarding:number.choice.twilio.title") }).check();
  for (const number of [/72 10 14 85/, /50 1 47|550 147|55 01 47/])
    await page.getByRole("checkbox", { name: number }).check();
  await button(t("numbers:twilio.import")).click();
  await expect(page.getByText(t("numbers:twilio.done", { count: 2 }))).toBeVisible();
  await button(t("continue")).click();

  await expect(page).toHaveURL(/\/onboarding\/ava/);
  await page.getByRole("radio", { name: t("onboarding:tone.playful") }).check();
  await page.getByLabel(t("onboarding:ava.greeting")).fill("Cabinet Rivière, bonjour.");
  await button(t("onboarding:ava.see")).click();
  await expect(page.getByRole("complementary").getByRole("blockquote")).toContainText("Cabinet Rivière, bonjour.");
  await button(t("continue")).click();

  await expect(page).toHaveURL(/\/onboarding\/test/);
  await page.getByLabel(t("onboarding:test.to")).fill("06 12 34 56 78");
  await button(t("onboarding:test.submit")).click();
  await expect(page).toHaveURL(/call=call_/);
  await expect(async () => {
    await page.getByRole("link", { name: t("onboarding:test.refresh") }).click();
    await expect(page.getByText(t("live:status.ended"))).toBeVisible({ timeout: 500 });
  }, "the call can be followed by hand").toPass({ timeout: 40_000 });
  await button(t("onboarding:test.finish")).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await expect(page.getByText(t("onboarding:test.done"))).toBeVisible();

  await button(t("account.open")).click();
  await button(t("account.logOut")).click();
  await expect(page).toHaveURL(/\/login/);
});
