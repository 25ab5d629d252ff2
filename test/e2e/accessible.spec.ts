import type { Page } from "@playwright/test";
import { DEMO_TWILIO } from "../../dev/fakes/twilio/records";
import { askForAccount, createAccount, freshEmail, logIn } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { liveView } from "./live-view";
import { openAccount } from "./sign-in";
import { type Words, wordsIn } from "./words";

/** Both layouts and both languages; `expectAccessible` looks at both themes. */
const SCREENS = [
  { name: "1280 px, in English", locale: "en", lang: "en-US", viewport: { width: 1280, height: 860 } },
  // French words are the longer ones.
  { name: "390 px, in French", locale: "fr", lang: "fr-FR", viewport: PHONE },
] as const;

for (const { name, locale, lang, viewport } of SCREENS) {
  const t = wordsIn(locale);

  test(`${name}: a visitor's pages are accessible`, async ({ openDevice, guard }) => {
    guard.allowConsole(/status of 4\d\d/);
    test.setTimeout(120_000);
    const page = await openDevice({ locale: lang, viewport });
    await look(page, "/");
    await look(page, "/signup");
    await press(page, t("auth:signUp.submit"));
    await expect(page.getByText(t("errors:field.required")).first()).toBeVisible();
    await expectAccessible(page);
    await look(page, "/check-email");
    await look(page, "/verify-email");
    await look(page, new URL(await askForAccount(page, freshEmail(), locale)).href);
    await look(page, "/login?next=%2Fcalls");
    await page.getByLabel(t("auth:logIn.email")).fill(freshEmail());
    await page.getByLabel(t("auth:logIn.password"), { exact: true }).fill("pas-le-bon-mot");
    await press(page, t("auth:logIn.submit"));
    await expect(page.getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    await look(page, "/nulle-part");
  });

  test(`${name}: the screens of onboarding are accessible`, async ({ openDevice, guard }) => {
    guard.allowConsole(/status of 4\d\d/);
    test.setTimeout(120_000);
    const page = await openDevice({ locale: lang, viewport });
    await createAccount(page, { locale });
    await look(page, "/onboarding/welcome");
    await page.getByLabel(t("onboarding:welcome.businessName")).fill("");
    await press(page, t("onboarding:welcome.submit"));
    await expect(page.getByText(t("errors:field.required"))).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(t("onboarding:welcome.businessName")).fill("Garage Martin");
    await press(page, t("onboarding:welcome.submit"));

    await expect(page).toHaveURL(/\/onboarding\/trade/);
    await expectAccessible(page);
    await page.getByRole("radio", { name: /Garage/ }).check();
    await expect(page.getByRole("heading", { name: t("onboarding:trade.services") })).toBeVisible();
    await expectAccessible(page);
    await press(page, t("onboarding:trade.submit"));

    await expect(page).toHaveURL(/\/onboarding\/number/);
    await numberPanels(page, t);
    await press(page, t("continue"));
    await expect(page).toHaveURL(/\/onboarding\/ava/);
    await expectAccessible(page);

    await look(page, "/onboarding/test");
    await press(page, t("onboarding:test.submit"));
    await expect(page.getByText(t("errors:field.required"))).toBeVisible();
    await expectAccessible(page);
    await page.getByLabel(t("onboarding:test.to")).fill("+33 6 12 34 56 78");
    await press(page, t("onboarding:test.submit"));
    const live = liveView(page, t);
    await expect(live.getByRole("listitem").first()).toBeVisible();
    await expectAccessible(page);
    await expect(live.getByText(t("live:status.ended"))).toBeVisible({ timeout: 40_000 });
    await expectAccessible(page);
  });

  test(`${name}: the pages of the app are accessible`, async ({ openDevice, guard }) => {
    guard.allowConsole(/status of 404/);
    test.setTimeout(120_000);
    const page = await openDevice({ locale: lang, viewport });
    await logIn(page);
    await look(page, "/dashboard");
    await openAccount(page, t);
    await expect(page.getByRole("button", { name: t("account.logOut") })).toBeVisible();
    await expectAccessible(page);
    await look(page, "/calls");
    await look(page, "/calls?status=live");
    await page.goto("/calls");
    await page.getByRole("link", { name: /\d\d/ }).first().click();
    await expect(page.getByRole("heading", { name: t("calls:detail.transcript") })).toBeVisible();
    await expectAccessible(page);
    await look(page, "/calls/call_nowhere");
    await open(page, "/analytics");
    for (const table of await page.getByText(t("analytics:chart.table")).all()) await table.click();
    await expectAccessible(page);

    await createAccount(page, { until: "done", locale });
    await look(page, "/dashboard");
    await look(page, "/calls");
    await look(page, "/appointments");
    await look(page, "/phone-numbers");
    await look(page, "/analytics");
    for (const part of ["", "/knowledge", "/hours", "/team", "/versions", "/versions/1"])
      await look(page, `/receptionist${part}`);
  });

  test(`${name}: numbers and providers are accessible`, async ({ openDevice, guard }) => {
    guard.allowConsole(/status of 40[04]/);
    test.setTimeout(120_000);
    const page = await openDevice({ locale: lang, viewport });
    await logIn(page);
    await look(page, "/phone-numbers");
    await page
      .getByRole("button", { name: new RegExp(`^${t("numbers:release.action")}`) })
      .first()
      .click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page
      .getByRole("link", { name: new RegExp(`^${t("numbers:configure.action")}`) })
      .first()
      .click();
    await page.getByRole("radio", { name: t("numbers:configure.staffFirst.title") }).check();
    await page.getByRole("switch", { name: t("numbers:configure.own") }).check();
    await page.getByLabel(t("numbers:configure.phone")).fill("12");
    await press(page, t("save"));
    await expect(page.getByText(t("errors:field.phone"))).toBeVisible();
    await expectAccessible(page);
    await look(page, "/settings/providers?part=vapi");
    await press(page, t("providers:check.of", { provider: "Vapi" }));
    await expect(page.getByText(t("providers:check.ok", { provider: "Vapi" }))).toBeVisible();
    await press(page, t("save"));
    await expect(page.getByText(t("providers:vapi.keyWrong"))).toBeVisible();
    await expectAccessible(page);
    await look(page, "/phone-numbers/add?via=vapi");
    await look(page, "/phone-numbers/num_nowhere");
  });
}

test("what opens over a page is accessible", async ({ page }) => {
  // The page shows each part in both themes, so each of its landmarks is there twice. A menu belongs to its button, not to a
  // landmark: Radix puts it at the end of the page and hides all else meanwhile.
  const check = () => expectAccessible(page, { except: ["landmark-unique", "region"] });
  await open(page, "/dev/ui");
  await check();
  for (const name of ["Dialogue", "Panneau"]) {
    await page.getByRole("button", { name }).first().click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await check();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await page
    .getByRole("button", { name: /Plus d.actions/, expanded: false })
    .first()
    .click();
  await expect(page.getByRole("menu")).toBeVisible();
  await check();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Message" }).first().click();
  await check();
});

async function look(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expectAccessible(page);
}

const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();

/** Each of the four ways to a number, with what they say when they cannot. */
async function numberPanels(page: Page, t: Words): Promise<void> {
  const choose = (reach: "browser" | "forward" | "twilio" | "vapi") =>
    page.getByRole("radio", { name: t(`onboarding:number.choice.${reach}.title`) }).check();
  await choose("forward");
  await page.getByText("Orange").first().click();
  await expectAccessible(page);

  await choose("vapi");
  await page.getByLabel(t("numbers:vapi.areaCode")).fill("212");
  await press(page, t("numbers:vapi.submit"));
  await expect(page.getByText(t("numbers:vapi.unavailable", { areaCode: "212" }))).toBeVisible();
  await expectAccessible(page);
  await press(page, t("numbers:vapi.take", { areaCode: "279" }));
  await expect(page.getByText(t("numbers:vapi.done"))).toBeVisible();
  await expectAccessible(page);

  await choose("twilio");
  await press(page, t("numbers:twilio.verify"));
  await expect(page.getByText(t("numbers:twilio.accountSidWrong"))).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(t("numbers:twilio.accountSid")).fill(DEMO_TWILIO.sid);
  await page.getByLabel(t("numbers:twilio.authToken"), { exact: true }).fill(DEMO_TWILIO.authToken);
  await press(page, t("numbers:twilio.verify"));
  await expect(page.getByRole("checkbox").first()).toBeVisible();
  await expectAccessible(page);
  await choose("browser");
}
