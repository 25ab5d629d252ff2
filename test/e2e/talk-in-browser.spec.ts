import type { Locator, Page } from "@playwright/test";
import { createAccount } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { callIdOf, liveView, readCall, turnsIn } from "./live-view";
import { withoutSpeech, withSpeech } from "./speech";
import { type Words, wordsIn } from "./words";

const WALKS = [
  {
    name: "in French on a desktop",
    locale: "fr",
    lang: "fr-FR",
    viewport: { width: 1280, height: 860 },
    hours: "Quels sont vos horaires ?",
    answer: /lundi/i,
    today: "Vous êtes ouverts aujourd'hui ?",
    holiday: /Assomption/,
  },
  {
    name: "in English on a phone",
    locale: "en",
    lang: "en-US",
    viewport: PHONE,
    hours: "What are your opening hours?",
    answer: /Monday/,
    today: "Are you open today?",
    holiday: /Assumption/,
  },
] as const;

const button = (place: Page | Locator, name: string) => place.getByRole("button", { name, exact: true });

async function write(live: Locator, t: Words, text: string): Promise<void> {
  const field = live.getByLabel(t("tester:say.label"));
  await field.fill(text);
  await field.press("Enter");
}

/** Her answer to what was written last: the turn after it. */
const answerTo = (live: Locator, text: string) => live.getByRole("listitem").filter({ hasText: text }).locator("~ li");

for (const { name, locale, lang, viewport, hours, answer, today, holiday } of WALKS) {
  const t = wordsIn(locale);

  test(`${name}: the last step of onboarding is a conversation in writing, kept like any call`, async ({
    openDevice,
  }) => {
    test.setTimeout(90_000);
    const page = await openDevice({ locale: lang, viewport });
    await withoutSpeech(page);
    await createAccount(page, { until: "test", locale });
    await open(page, "/onboarding/test");
    await expectAccessible(page);
    await button(page, t("onboarding:test.talk")).click();

    const live = liveView(page, t);
    await expect(live.getByRole("listitem").first()).toContainText("Garage Martin");
    await expect(live.getByText(t("tester:mic.none"))).toBeVisible();
    await expect(button(live, t("tester:mic.talk")), "no microphone that does nothing").toHaveCount(0);
    await write(live, t, hours);
    await expect(answerTo(live, hours).filter({ hasText: answer })).toBeVisible();
    await expect(live.getByText(t("report:tools.check_opening"))).toBeVisible();
    await expect(live.getByText(t("tester:state.listening"))).toBeVisible();
    await expectAccessible(page);

    const callId = callIdOf(page);
    await button(live, t("tester:hangUp")).click();
    await expect(live.getByText(t("tester:state.over"))).toBeVisible();
    const said = await turnsIn(live, t);
    await button(page, t("onboarding:test.finish")).click();
    await expect(page).toHaveURL(/\/dashboard/);

    await page.goto(`/calls/${callId}`);
    await expect(page.getByRole("heading", { name: t("calls:detail.summary") })).toBeVisible({ timeout: 20_000 });
    expect(await turnsIn(page.getByRole("main"), t), "the transcript, as it was seen").toEqual(said);
    await expect(page.getByRole("table", { name: t("report:latency.table") })).toBeVisible();
    await expect(page.getByRole("link", { name: t("report:versionOf", { version: 1 }) })).toBeVisible();
    await expectAccessible(page);
  });

  test(`${name}: the tester says which rule answers on 15 August, and Ava says so herself`, async ({ openDevice }) => {
    test.setTimeout(90_000);
    const page = await openDevice({ locale: lang, viewport });
    await withoutSpeech(page);
    await createAccount(page, { until: "done", locale });
    await open(page, "/receptionist/hours");
    const opener = page.getByRole("link", { name: t("live:test") });
    await opener.focus();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("dialog", { name: t("tester:panel.title") });
    await expect(panel.getByRole("region", { name: t("tester:answer.title") })).toBeVisible();
    await expectAccessible(page);

    await panel.getByRole("radio", { name: t("tester:panel.later") }).check();
    await panel.getByLabel(t("tester:panel.at")).fill("2026-08-15T12:35");
    await panel.getByLabel(t("tester:panel.from")).fill("12");
    await button(panel, t("tester:panel.ask")).click();
    await expect(panel.getByText(t("errors:field.phone"))).toBeVisible();
    await panel.getByLabel(t("tester:panel.from")).fill("+33 6 12 34 56 78");
    await button(panel, t("tester:panel.ask")).click();
    const decision = panel.getByRole("region", { name: t("tester:answer.title") });
    await expect(decision.getByText(holiday)).toBeVisible();
    await expect(decision.getByText(t("tester:answer.closed"), { exact: true })).toBeVisible();
    await expect(decision.getByText(t("tester:rule.closedAllDay"))).toBeVisible();
    await expectAccessible(page);

    await button(panel, t("tester:panel.talk")).click();
    const live = liveView(page, t);
    await expect(live.getByRole("listitem").first()).toContainText("Garage Martin");
    await write(live, t, today);
    await expect(answerTo(live, today).filter({ hasText: holiday })).toBeVisible();
    await expectAccessible(page);

    await page.keyboard.press("Escape");
    await expect(panel).toBeHidden();
    await expect(opener).toBeFocused();
  });
}

const t = wordsIn("fr");

test("the page beside the tester stays usable, and starting again is another conversation", async ({ page }) => {
  await createAccount(page, { until: "done" });
  await open(page, "/receptionist");
  await page.getByRole("link", { name: t("live:test") }).click();
  const panel = page.getByRole("dialog");
  await button(panel, t("tester:panel.talk")).click();
  const live = liveView(page, t);
  await expect(live.getByRole("listitem")).toHaveCount(1);
  await page.getByRole("link", { name: t("receptionist:tabs.hours") }).click();
  await expect(page).toHaveURL(/\/receptionist\/hours/);
  await write(live, t, "Merci, au revoir.");
  await expect(live.getByText(t("tester:state.over"))).toBeVisible();
  const first = await live.getByRole("link", { name: t("tester:seeReport") }).getAttribute("href");
  await button(live, t("tester:again")).click();
  await expect(live.getByText(t("tester:state.listening"))).toBeVisible();
  await button(live, t("tester:hangUp")).click();
  await expect(live.getByRole("link", { name: t("tester:seeReport") })).not.toHaveAttribute("href", first ?? "");
});

test("a sentence written while the line is down is said once it is back, and once only", async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsole(/WebSocket connection .* failed|ERR_INTERNET_DISCONNECTED/);
  await withoutSpeech(page);
  await createAccount(page, { until: "test" });
  await open(page, "/onboarding/test");
  await button(page, t("onboarding:test.talk")).click();
  const live = liveView(page, t);
  await expect(live.getByRole("listitem")).toHaveCount(1);

  await context.setOffline(true);
  await expect(live.getByText(t("live:reconnecting"))).toBeVisible();
  await write(live, t, "Quels sont vos horaires ?");
  await expect(live.getByRole("listitem").filter({ hasText: "Quels sont vos horaires ?" })).toBeVisible();
  await expect(live.getByText(t("tester:state.thinking"))).toBeVisible();
  await context.setOffline(false);
  await expect(answerTo(live, "Quels sont vos horaires ?").filter({ hasText: /lundi/i })).toBeVisible();

  await page.reload();
  await expect(live.getByRole("listitem").filter({ hasText: /lundi/i })).toBeVisible();
  const { turns } = await readCall(page, callIdOf(page));
  expect(turns.filter(({ role }) => role === "caller").map(({ text }) => text)).toEqual(["Quels sont vos horaires ?"]);
  await write(live, t, "Merci, au revoir.");
  await expect(live.getByText(t("tester:state.over"))).toBeVisible();
});

test("Ava is heard and hears: cut in on, she stops there, and the rest is struck through", async ({ page }) => {
  await withSpeech(page);
  await createAccount(page, { until: "test" });
  await open(page, "/onboarding/test");
  await page.evaluate(() => {
    window.spoken.stopAt = "vocale";
  });
  await button(page, t("onboarding:test.talk")).click();
  const live = liveView(page, t);
  await expect(live.getByText(t("tester:state.speaking"))).toBeVisible();

  const mic = button(live, t("tester:mic.talk"));
  await mic.hover();
  await page.mouse.down();
  await expect(live.getByText(t("tester:state.hearing"))).toBeVisible();
  await page.evaluate(() => window.hears?.("vous êtes ouverts", false));
  await expect(live.getByLabel(t("tester:say.label"))).toHaveValue("vous êtes ouverts");
  await expect(live.getByRole("listitem").filter({ hasText: "vous êtes ouverts" }), "partial words").toBeVisible();
  await page.evaluate(() => window.hears?.("vous êtes ouverts quand", true));
  // Longer than a tap: what was held says what it heard once it is let go.
  await page.waitForTimeout(400);
  await page.mouse.up();
  await expect(answerTo(live, "vous êtes ouverts quand").filter({ hasText: /lundi/i })).toBeVisible();
  const unheard = live.getByRole("listitem").first().locator("s");
  await expect(unheard).toContainText("vocale");
  await page.evaluate(() => {
    window.spoken.stopAt = null;
  });

  await button(live, t("tester:voice.on")).click();
  await page.reload();
  await expect(button(live, t("tester:voice.off")), "the choice is remembered").toBeVisible();
  await write(live, t, "Quelle est votre adresse ?");
  await expect(live.getByText(t("tester:state.listening"))).toBeVisible();
  expect(await page.evaluate(() => window.spoken.read), "nothing is read aloud").toEqual([]);
  await button(live, t("tester:voice.off")).click();
  await write(live, t, "Merci, au revoir.");
  await expect
    .poll(() => page.evaluate(() => window.spoken.read.join(" ")), "her goodbye is heard after the end")
    .toMatch(/au revoir|bonne/i);
});

test("held down, the space bar is the microphone, but in a field it is a space", async ({ page }) => {
  await withSpeech(page);
  await createAccount(page, { until: "test" });
  await open(page, "/onboarding/test");
  await button(page, t("onboarding:test.talk")).click();
  const live = liveView(page, t);
  await expect(live.getByRole("listitem").first()).toBeVisible();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.down("Space");
  await expect(live.getByText(t("tester:state.hearing"))).toBeVisible();
  await page.evaluate(() => window.hears?.("quels sont vos horaires", true));
  await page.keyboard.up("Space");
  await expect(answerTo(live, "quels sont vos horaires").filter({ hasText: /lundi/i })).toBeVisible();

  const field = live.getByLabel(t("tester:say.label"));
  await field.fill("a");
  await field.press("Space");
  await expect(field).toHaveValue("a ");
});

test("without scripts the tester still says how Ava would answer", async ({ openDevice }) => {
  const page = await openDevice({ javaScriptEnabled: false, locale: "fr-FR" });
  await createAccount(page, { until: "done" });
  await page.goto("/receptionist");
  await page.getByRole("link", { name: t("live:test") }).click();
  await expect(page).toHaveURL(/\/tester$/);
  await page.getByText(t("tester:panel.later")).click();
  await page.getByLabel(t("tester:panel.at")).fill("2026-08-15T12:35");
  await button(page, t("tester:panel.ask")).click();
  await expect(page.getByText(/Assomption/)).toBeVisible();
  await button(page, t("tester:panel.talk")).click();
  await expect(page).toHaveURL(/\/tester\?call=call_/);
  await expect(button(page, t("tester:say.send")), "nothing that needs a script").toHaveCount(0);
});
