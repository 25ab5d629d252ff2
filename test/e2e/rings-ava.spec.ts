import type { Locator, Page } from "@playwright/test";
import { DEMO_TWILIO } from "../../dev/fakes/twilio/records";
import { AppointmentPage } from "../../worker/calendar/calendar.schema";
import { PhoneNumbers } from "../../worker/numbers/numbers.schema";
import { AvaProfiles } from "../../worker/receptionists/receptionists.schema";
import { freshEmail, PASSWORD, write } from "./account";
import { ring } from "./caller";
import { workingDay } from "./days";
import { expect, expectAccessible, isAlive, open, PHONE, test } from "./journey";
import { callIdOf, liveView, readCall, turnsIn } from "./live-view";
import { linkIn, mailTo } from "./outbox";
import { type Words, wordsIn } from "./words";

// One after the other: of two owners who import a number, the later one answers it, and the demo account has few of them.
test.describe.configure({ mode: "default", timeout: 180_000 });

const PARIS = { number: "+33187660142", shown: /1 87 66 01 42/ };
/** The journeys that run beside these import the others. */
const SAN_FRANCISCO = { number: "+14155550177", shown: /415 555 0177|555-0177/ };

test("in French on a desktop: a caller rings an imported number, interrupts Ava and books, and the owner sees it live", async ({
  page,
}) => {
  const t = wordsIn("fr");
  await onboard(page, t, { business: "Cabinet Rivière", number: PARIS.shown });
  await open(page, "/calls?status=live");

  const caller = await ring({ to: PARIS.number, from: "+33612345678" });
  const live = await seeCall(page, t, /6 12 34 56 78/);
  const greeting = await caller.hears();
  expect(greeting).toContain("Cabinet Rivière");
  expect(greeting, "the law wants it said").toMatch(/assistante vocale IA/);
  await expect(turn(live, greeting)).toBeVisible();

  const price = await caller.cutsIn({
    asking: "Bonjour, quels sont vos horaires ?",
    instead: "Et combien coûte un détartrage ?",
  });
  expect(price.answer).toContain("28 euros 92");
  await expect(turn(live, price.answer)).toBeVisible();
  await expect(live.locator("s"), "what the caller did not hear of the hours").toContainText("fermé le samedi");
  await expect(turn(live, price.heard)).toContainText(t("transcript.unheard"));
  await expect(live.getByText(t("report:tools.check_opening"))).toBeVisible();
  await expect(live.getByText(t("report:tools.list_services"))).toBeVisible();

  await caller.says("Oui, je voudrais un rendez-vous.");
  const at = new RegExp(`${workingDay("fr")} .*14 heures`);
  expect(await caller.says(`${workingDay("fr")} prochain, dans l’après-midi.`)).toMatch(at);
  await expect(live.getByText(t("report:tools.find_slots"))).toBeVisible();
  expect(await caller.says("Le premier, s’il vous plaît.")).toMatch(/nom/);
  expect(await caller.says("Camille Moreau.")).toContain("Camille Moreau");
  const readBack = await caller.says("Non, plutôt au zéro sept, quatre-vingt-deux, douze, soixante-dix, zéro neuf.");
  expect(readBack).toContain("07, 82, 12, 70, 09");
  const booked = await caller.says("Oui, c’est ça.");
  expect(booked).toMatch(at);
  await expect(live.getByText(t("report:tools.book_appointment"))).toBeVisible();
  await expect(turn(live, booked)).toBeVisible();

  const seen = await turnsIn(live, t);
  await caller.hangsUp();
  await expectReport(page, t, { outcome: "booked", summary: /Camille Moreau/ });
  expect(await turnsIn(page.getByRole("main"), t), "the transcript, as it was seen live").toEqual(seen);
  await expect(page.getByRole("main").locator("s")).toContainText("fermé le samedi");
  await expect(page.getByRole("region", { name: t("report:notes.label") })).toContainText("Camille Moreau");
  expect((await caller.over()).errors, "what Twilio complains about").toEqual([]);

  const callId = callIdOf(page);
  const { items } = AppointmentPage.parse(await (await page.request.get("/api/v1/appointments")).json());
  expect(items).toMatchObject([
    { service: "Détartrage", callerName: "Camille Moreau", callerPhone: "+33782127009", status: "booked", callId },
  ]);
  await page.getByRole("link", { name: t("nav.appointments"), exact: true }).click();
  await expect(page.getByRole("heading", { name: t("appointments:title"), level: 1 })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Camille Moreau" })).toContainText("Détartrage");
});

test("in English on a phone: a caller asks the price and books, and the owner sees it live", async ({ openDevice }) => {
  const t = wordsIn("en");
  const page = await openDevice({ locale: "en-US", viewport: PHONE });
  await onboard(page, t, { business: "Bay Dental", number: SAN_FRANCISCO.shown });
  await open(page, "/calls?status=live");

  const caller = await ring({ to: SAN_FRANCISCO.number, from: "+14155550123" });
  const live = await seeCall(page, t, /415.?.?555.?0123/);
  await expect(turn(live, await caller.hears())).toContainText(/AI/);
  expect(await caller.says("How much is a scale and polish?")).toMatch(/28 euros and 92 cents/);
  await caller.says("Yes, I would like an appointment.");
  const day = workingDay("en");
  expect(await caller.says(`Next ${day} afternoon.`)).toContain(day);
  await caller.says("The first one.");
  expect(await caller.says("Alex Carter.")).toContain("Alex Carter");
  const booked = await caller.says("Yes, please.");
  expect(booked).toContain(day);
  await expect(turn(live, booked)).toBeVisible();
  await expect(live.getByText(t("report:tools.book_appointment"))).toBeVisible();

  await caller.hangsUp();
  await expectReport(page, t, { outcome: "booked", summary: /Alex Carter/ });
  await page.goto("/appointments");
  await expect(page.getByRole("listitem").filter({ hasText: "Alex Carter" })).toBeVisible();
});

test("staff who do not answer leave the call to Ava; a colleague who is busy brings the caller back to her, who takes a message", async ({
  page,
}) => {
  const t = wordsIn("fr");
  const [reception, sophie] = ["+33611111111", "+33622222222"];
  await onboard(page, t, { business: "Cabinet Rivière", number: PARIS.shown });
  await ringStaffFirst(page, reception);
  await addColleague(page, t, { name: "Sophie", role: "Orthodontie", phone: "06 22 22 22 22" });
  await open(page, "/calls?status=live");

  const caller = await ring({
    to: PARIS.number,
    from: "+33612345678",
    staff: { [reception]: "no-answer", [sophie]: "busy" },
  });
  const live = await seeCall(page, t, /6 12 34 56 78/);
  expect(await caller.hears()).toMatch(/assistante vocale IA/);
  await expect(live.getByText(t("live:status.in-progress"))).toBeVisible();
  expect(await caller.says("Je voudrais parler à Sophie.")).toContain("Sophie");
  await expect(live.getByText(t("live:status.forwarding"))).toBeVisible();
  const back = await caller.hears();
  expect(back).toMatch(/message/);
  await expect(turn(live, back)).toBeVisible();
  await expect(live.getByText(t("live:status.in-progress"))).toBeVisible();

  await caller.says("Dites-lui que mon appareil s’est décollé ce matin.");
  await caller.says("Paul Lambert.");
  const taken = await caller.says("Oui, c’est mon numéro.");
  await expect(live.getByText(t("report:tools.take_message"))).toBeVisible();
  await expect(turn(live, taken)).toBeVisible();
  await caller.hangsUp();

  await expectReport(page, t, { outcome: "message-taken", summary: /Paul Lambert/ });
  const notes = page.getByRole("region", { name: t("report:notes.label") });
  await expect(notes).toContainText("mon appareil s’est décollé");
  await expect(notes.getByText("Sophie", { exact: true }), "who was asked for").toBeVisible();
  const { lines, errors } = await caller.over();
  expect(errors).toEqual([]);
  expect(lines.filter(({ by }) => by === "staff").map(({ text }) => text)).toEqual([
    `${reception}: no-answer`,
    `${sophie}: busy`,
  ]);
  const { turns } = await readCall(page, callIdOf(page));
  expect(new Set(turns.map(({ text }) => text)).size, "nothing is said twice").toBe(turns.length);
});

test("the owner follows every call on one page, whispers a line that the caller hears, and ends the call", async ({
  page,
}) => {
  const t = wordsIn("fr");
  await onboard(page, t, { business: "Cabinet Rivière", number: PARIS.shown });
  await open(page, "/live");
  await expect(page.getByText(t("desk:none"))).toBeVisible();

  const caller = await ring({ to: PARIS.number, from: "+33612345678" });
  const board = page.getByRole("list", { name: t("desk:list") });
  const item = board.getByRole("link", { name: /6 ?12 ?34 ?56 ?78|33612345678/ });
  await expect(item, "it shows up by itself").toBeVisible();
  expect(await caller.hears()).toMatch(/assistante vocale IA/);
  await expect(item).toContainText(t("transcript.ava"));
  const answer = await caller.says("Bonjour, quels sont vos horaires ?");
  await expect(item, "with the last thing said").toContainText(answer.slice(0, 30));

  await item.click();
  await expect(page).toHaveURL(/\/live\/call_/);
  const live = liveView(page, t);
  await expect(turn(live, answer)).toBeVisible();
  await expectAccessible(page);
  const line = "Le docteur vous rappelle avant dix-huit heures.";
  await page.getByLabel(t("desk:steer.say"), { exact: true }).fill(line);
  await page.keyboard.press("Enter");
  await expect(page.getByText(t("desk:steer.said"))).toBeVisible();
  expect(await caller.hears()).toContain(line);
  await expect(turn(live, line)).toBeVisible();

  await page.getByRole("button", { name: t("desk:steer.hangUp"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("desk:steer.hangUp"), exact: true })
    .click();
  expect((await caller.over()).errors).toEqual([]);
  await expect(page.getByText(t("desk:over"))).toBeVisible();
  await expect(board, "it leaves the board").toBeHidden();
  await page.getByRole("link", { name: t("desk:open") }).click();
  await expect(page.getByRole("heading", { name: t("calls:detail.summary") })).toBeVisible({ timeout: 20_000 });
});

/** From sign-up to the dashboard, with one number of the demo's Twilio account. */
async function onboard(
  page: Page,
  t: Words,
  { business, number }: { business: string; number: RegExp },
): Promise<void> {
  const button = (label: string) => page.getByRole("button", { name: label, exact: true });
  const email = freshEmail();
  await open(page, "/signup");
  await page.getByLabel(t("auth:signUp.name")).fill("Camille Rivière");
  await page.getByLabel(t("auth:signUp.businessName")).fill(business);
  await page.getByLabel(t("auth:signUp.email")).fill(email);
  await page.getByLabel(t("auth:signUp.password"), { exact: true }).fill(PASSWORD);
  await button(t("auth:signUp.submit")).click();
  await expect(page.getByRole("heading", { name: t("auth:checkEmail.title") })).toBeVisible();
  await open(page, linkIn((await mailTo(email)).text, "/verify-email"));
  await button(t("auth:verifyEmail.submit")).click();

  await expect(page).toHaveURL(/\/onboarding\/welcome/);
  await button(t("onboarding:welcome.submit")).click();
  await expect(page).toHaveURL(/\/onboarding\/trade/);
  await page.getByRole("radio", { name: /dentaire|dental/i }).check();
  await expect(page.getByRole("heading", { name: t("onboarding:trade.services") })).toBeVisible();
  await button(t("onboarding:trade.submit")).click();

  await expect(page).toHaveURL(/\/onboarding\/number/);
  await page.getByRole("radio", { name: t("onboarding:number.choice.twilio.title") }).check();
  await page.getByLabel(t("numbers:twilio.accountSid")).fill(DEMO_TWILIO.sid);
  await page.getByLabel(t("numbers:twilio.authToken"), { exact: true }).fill(DEMO_TWILIO.authToken);
  await button(t("numbers:twilio.verify")).click();
  await page.getByRole("checkbox", { name: number }).check();
  await button(t("numbers:twilio.import")).click();
  await expect(page.getByText(t("numbers:twilio.done", { count: 1 }))).toBeVisible();
  await button(t("continue")).click();
  await expect(page).toHaveURL(/\/onboarding\/ava/);
  await button(t("continue")).click();
  await expect(page).toHaveURL(/\/onboarding\/test/);
  await button(t("onboarding:test.skip")).click();
  await expect(page).toHaveURL(/\/dashboard/);
}

/** The owner, who has the list of live calls open, finds the call in it and opens it. */
async function seeCall(page: Page, t: Words, from: RegExp): Promise<Locator> {
  const call = page.getByRole("link", { name: from });
  await expect(async () => {
    await page.reload();
    await expect(call).toBeVisible({ timeout: 500 });
  }, "the call is in the list").toPass();
  await isAlive(page);
  await call.click();
  await expect(page).toHaveURL(/\/calls\/call_/);
  return liveView(page, t);
}

/** The line of the transcript in which these words were said. */
const turn = (view: Locator, text: string): Locator => view.getByRole("listitem").filter({ hasText: text.trim() });

/** Once the caller has hung up, the page of the call turns into its report by itself. */
async function expectReport(
  page: Page,
  t: Words,
  { outcome, summary }: { outcome: "booked" | "message-taken"; summary: RegExp },
): Promise<void> {
  await expect(page.getByRole("heading", { name: t("calls:detail.summary") })).toBeVisible({ timeout: 20_000 });
  // The list beside it says so too.
  await expect(page.getByRole("article").getByText(t(`calls:outcome.${outcome}`), { exact: true })).toBeVisible();
  const written = (await readCall(page, callIdOf(page))).summary ?? "";
  expect(written).toMatch(summary);
  await expect(page.getByText(written, { exact: true })).toBeVisible();
  const [ava] = AvaProfiles.parse(await (await page.request.get("/api/v1/ava-profiles")).json()).items;
  const version = t("report:versionOf", { version: ava?.version });
  await expect(page.getByRole("link", { name: version, exact: true }), "the version that is published").toBeVisible();
}

/** At any hour, so that a Sunday's test finds somebody to ring. The routing of a number has no page yet. */
async function ringStaffFirst(page: Page, forwardTo: string): Promise<void> {
  const mine = PhoneNumbers.parse(await (await page.request.get("/api/v1/phone-numbers/my-numbers")).json());
  const always = [{ fromMin: 0, toMin: 24 * 60 }];
  const hours = {
    ...{ monday: always, tuesday: always, wednesday: always, thursday: always },
    ...{ friday: always, saturday: always, sunday: always },
  };
  const routing = { profileId: null, hours, routing: "staff-first", forwardTo, ringS: 20 };
  for (const { id } of mine.items) await write(page, "PUT", `/phone-numbers/${id}/configure`, routing);
}

/** On the page of the receptionist, and published. */
async function addColleague(
  page: Page,
  t: Words,
  { name, role, phone }: { name: string; role: string; phone: string },
): Promise<void> {
  await open(page, "/receptionist/team");
  await page.getByRole("button", { name: t("receptionist:staff.add") }).click();
  await page.getByLabel(t("receptionist:staff.name")).fill(name);
  await page.getByLabel(t("receptionist:staff.role")).fill(role);
  await page.getByLabel(t("receptionist:staff.phone")).fill(phone);
  await page.getByRole("button", { name: t("receptionist:bar.publish"), exact: true }).click();
  await expect(page.getByText(t("receptionist:bar.published"))).toBeVisible();
}
