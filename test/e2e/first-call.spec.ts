import type { Page } from "@playwright/test";
import { freshEmail } from "./account";
import { expect, isAlive, open, PHONE, test } from "./journey";
import { callIdOf, liveView, partialsAmong, turnsIn, watchTranscript } from "./live-view";
import { linkIn, mailTo } from "./outbox";
import { type Words, wordsIn } from "./words";

const WALKS = [
  { name: "in French on a desktop", locale: "fr", viewport: { width: 1280, height: 860 }, phone: "06 12 34 56 78" },
  { name: "in English on a phone", locale: "en", viewport: PHONE, phone: "+33 6 12 34 56 78" },
] as const;

for (const { name, locale, viewport, phone } of WALKS) {
  test(`${name}: sign-up, mail, five screens, a live test call, the dashboard`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const t = wordsIn(locale);
    const button = (label: string) => page.getByRole("button", { name: label, exact: true });
    const email = freshEmail();

    await open(page, "/");
    // The browser asks for French: whoever wants English says so.
    if (locale === "en") await page.getByRole("button", { name: "English" }).click();
    await page
      .getByRole("link", { name: t("landing:start") })
      .first()
      .click();

    await page.getByLabel(t("auth:signUp.name")).fill("Camille Martin");
    await page.getByLabel(t("auth:signUp.businessName")).fill("Garage Martin");
    await page.getByLabel(t("auth:signUp.email")).fill(email);
    await page.getByLabel(t("auth:signUp.password"), { exact: true }).fill("un-garage-tranquille");
    await button(t("auth:signUp.submit")).click();
    await expect(page.getByRole("heading", { name: t("auth:checkEmail.title") })).toBeVisible();
    await expect(page.getByText(email)).toBeVisible();

    await open(page, linkIn((await mailTo(email)).text, "/verify-email"));
    await button(t("auth:verifyEmail.submit")).click();

    await expect(page).toHaveURL(/\/onboarding\/welcome/);
    await expect(page.getByLabel(t("onboarding:welcome.businessName"))).toHaveValue("Garage Martin");
    await button(t("onboarding:welcome.submit")).click();

    await expect(page).toHaveURL(/\/onboarding\/trade/);
    await page.getByRole("radio", { name: /Garage/ }).check();
    await expect(page.getByRole("heading", { name: t("onboarding:trade.services") })).toBeVisible();
    await expect(page.getByRole("heading", { name: t("onboarding:trade.hours") })).toBeVisible();
    await button(t("onboarding:trade.submit")).click();

    await expect(page).toHaveURL(/\/onboarding\/number/);
    await page.getByRole("radio", { name: t("onboarding:number.choice.browser.title") }).check();
    await button(t("continue")).click();

    await expect(page).toHaveURL(/\/onboarding\/ava/);
    const heard = page.getByRole("complementary").getByRole("blockquote");
    await expect(heard).toContainText("Garage Martin");
    await page.getByRole("radio", { name: t("onboarding:tone.playful") }).check();
    await page.getByLabel(t("onboarding:ava.greeting")).fill("Garage Martin, Ava.");
    await expect(heard).toContainText("Garage Martin, Ava.");
    await button(t("continue")).click();

    await expect(page).toHaveURL(/\/onboarding\/test/);
    await page.getByLabel(t("onboarding:test.to")).fill(phone);
    await button(t("onboarding:test.submit")).click();

    const said = await seeCallLive(page, t);
    const callId = callIdOf(page);
    await button(t("onboarding:test.finish")).click();
    await expect(page).toHaveURL(/\/dashboard/);
    await expect(page.getByRole("heading", { name: t("dashboard:title"), level: 1 })).toBeVisible();

    await page
      .getByRole("navigation", { name: t("nav.label") })
      .getByRole("link", { name: t("nav.calls") })
      .click();
    await expect(page.getByRole("heading", { name: t("calls:title"), level: 1 })).toBeVisible();
    await page.getByRole("link", { name: /6\D?12\D?34\D?56\D?78/ }).click();
    await expect(page).toHaveURL(new RegExp(`/calls/${callId}$`));

    await expect(page.getByRole("heading", { name: t("calls:detail.summary") })).toBeVisible();
    expect(await turnsIn(page.getByRole("main"), t), "the transcript, as it was seen live").toEqual(said);
    // Beside the list, which has sums too.
    const report = page.getByRole("article");
    await expect(report.getByText(t("report:cost.total"), { exact: true })).toBeVisible();
    await expect(report.getByText(/^(\$\d|\d+,\d+\s\$|\d.*€|€\d)/).first(), "an amount of money").toBeVisible();

    const player = page.getByLabel(t("report:recording.player"));
    await expect(async () => {
      if (await player.isVisible()) return;
      await page.reload();
      await expect(player).toBeVisible({ timeout: 1_000 });
    }, "the recording is copied").toPass();
    const recording = await page.request.get(`/api/v1/calls/${callId}/recording`);
    expect(recording.headers()["content-type"]).toMatch(/^audio\//);
    await isAlive(page);
  });
}

/** The call from its first ring to its end. Answers what was said. */
async function seeCallLive(page: Page, t: Words): Promise<string[]> {
  const live = liveView(page, t);
  const shown = await watchTranscript(page, t);
  await expect(live.getByText(t("live:status.in-progress"))).toBeVisible();
  await expect(live.getByRole("timer")).toHaveText(/^0:\d{2}$/);
  await expect(live.getByText(t("live:status.ended"))).toBeVisible({ timeout: 40_000 });
  const said = await turnsIn(live, t);
  expect(said.length, "turns that were spoken").toBeGreaterThan(5);
  expect(partialsAmong(await shown()).length, "partials that were seen").toBeGreaterThan(0);
  expect(new Set(said).size, "no turn twice").toBe(said.length);
  return said;
}
