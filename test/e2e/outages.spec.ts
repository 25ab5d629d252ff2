import { DEMO_TWILIO } from "../../dev/fakes/twilio/records";
import { createAccount } from "./account";
import { expect, open, test } from "./journey";
import { setFault } from "./outside";
import { wordsIn } from "./words";

// A vendor that is down is down for everybody: these go one by one, after all other journeys (playwright.config.ts).
test.describe.configure({ mode: "default" });
test.afterEach(() => setFault({ vendor: "vapi", kind: "none" }));

const OUTAGES = [
  { kind: "500", locale: "fr", why: "failed" },
  { kind: "429", locale: "en", why: "busy" },
  { kind: "400", locale: "en", why: "refused" },
  { kind: "hang", locale: "fr", why: "timeout" },
] as const;

for (const { kind, locale, why } of OUTAGES) {
  test(`a test call while Vapi answers ${kind}: one sentence, in ${locale}, and a second try works`, async ({
    guard,
    openDevice,
  }) => {
    guard.allowConsole(/status of [45]\d\d/);
    const t = wordsIn(locale);
    const page = await openDevice({ locale: locale === "fr" ? "fr-FR" : "en-US" });
    await createAccount(page, { until: "test", locale });
    await open(page, "/onboarding/test");
    const call = page.getByRole("button", { name: t("onboarding:test.submit") });

    await setFault({ vendor: "vapi", kind, path: "/call" });
    await page.getByLabel(t("onboarding:test.to")).fill("+33 6 12 34 56 78");
    await call.click();
    await expect(page.getByRole("alert")).toHaveText(t(`onboarding:test.refused.${why}`), { timeout: 15_000 });
    await expect(page.getByLabel(t("onboarding:test.to"))).toHaveValue("+33 6 12 34 56 78");

    await setFault({ vendor: "vapi", kind: "none" });
    await call.click();
    await expect(page).toHaveURL(/call=call_/);
    await expect(page.getByText(t("live:status.in-progress"))).toBeVisible();
  });
}

test("an import of which one number fails names it and why, and keeps the others", async ({ page, guard }) => {
  guard.allowConsole(/status of [45]\d\d/);
  const t = wordsIn("fr");
  await createAccount(page, { until: "number" });
  await open(page, "/onboarding/number?via=twilio");
  await page.getByLabel(t("numbers:twilio.accountSid")).fill(DEMO_TWILIO.sid);
  await page.getByLabel(t("numbers:twilio.authToken"), { exact: true }).fill(DEMO_TWILIO.authToken);
  await page.getByRole("button", { name: t("numbers:twilio.verify") }).click();
  const [lost, kept] = [
    page.getByRole("checkbox", { name: /72 10 14 85/ }),
    page.getByRole("checkbox", { name: /50 1 47|550 147|55 01 47/ }),
  ];
  await lost.check();
  await kept.check();
  const path = `/2010-04-01/Accounts/${DEMO_TWILIO.sid}/IncomingPhoneNumbers/`;
  await setFault({ vendor: "twilio", kind: "400", path, count: 1 });
  await page.getByRole("button", { name: t("numbers:twilio.import") }).click();
  await expect(page.getByText(t("numbers:twilio.partly"))).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: t("numbers:twilio.refused") })).toContainText(
    "72 10 14 85",
  );
  await expect(kept).toBeDisabled();

  await lost.check();
  await page.getByRole("button", { name: t("numbers:twilio.import") }).click();
  await expect(page.getByText(t("numbers:twilio.done", { count: 1 }))).toBeVisible();
});

test("a purchase whose answer was lost is shown as such, asked about again, and turns out to be bought once", async ({
  page,
  guard,
}) => {
  guard.allowConsole(/status of [45]\d\d/);
  const t = wordsIn("fr");
  await createAccount(page, { until: "done" });
  await open(page, "/phone-numbers/add?via=vapi");
  await setFault({ vendor: "vapi", kind: "done-504", path: "/phone-number" });
  await page.getByLabel(t("numbers:vapi.areaCode")).fill("701");
  await page.getByRole("button", { name: t("numbers:vapi.submit") }).click();
  await expect(page).toHaveURL(/\/phone-numbers$/);
  const line = page.getByRole("region", { name: /701/ });
  await expect(line).toContainText(t("numbers:state.unconfirmed"));
  await expect(line).toContainText(t("numbers:why.unconfirmed", { provider: "Vapi" }));
  await page.getByRole("button", { name: t("numbers:settle.action") }).click();
  await expect(page.getByText(t("numbers:settle.unsure"))).toBeVisible({ timeout: 20_000 });

  await setFault({ vendor: "vapi", kind: "none" });
  await expect(async () => {
    // The job may be faster than the owner.
    const button = page.getByRole("button", { name: t("numbers:settle.action") });
    if (await button.isVisible()) await button.click();
    await expect(page.getByRole("region", { name: /701/ })).toContainText(t("numbers:state.active"), {
      timeout: 3_000,
    });
  }, "the number is the organisation's").toPass({ timeout: 45_000 });
  await expect(page.getByRole("region", { name: /701/ })).toHaveCount(1);
});
