import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import * as z from "zod";
import { CallDetail } from "../../worker/calls/calls.schema";
import { createAccount, type Login, logIn, write } from "./account";
import { expect, expectAccessible, isAlive, open, PHONE, test } from "./journey";
import { readCall } from "./live-view";
import { letPass } from "./time";
import { type Words, wordsIn } from "./words";

test("a call: heard beside its words, taken away, deleted, brought back, and erased copy by copy", async ({
  page,
  openDevice,
}) => {
  test.setTimeout(90_000);
  const t = wordsIn("fr");
  const login = await createAccount(page, { until: "done" });
  const call = await recordedCall(page);
  await page.emulateMedia({ reducedMotion: "reduce" });

  await open(page, `/calls/${call.id}`);
  await hearIt(page, t, call);
  await expectAccessible(page);
  await takeItAway(page, t, call);

  await page.getByRole("link", { name: t("call:actions.openPage") }).click();
  await expect(page).toHaveURL(new RegExp(`/calls/${call.id}/full$`));
  await expect(page.locator("[data-waveform=drawn]")).toBeVisible();
  await expectAccessible(page);

  await deleteIt(page, t);
  await expect(page).toHaveURL(/\/calls$/);
  await expect(page.getByRole("link", { name: /6 12 34 56 78/ })).toHaveCount(0);
  await page.getByRole("button", { name: t("call:deleted.undo"), exact: true }).click();
  await expect(page.getByText(t("call:deleted.restored", { count: 1 }))).toBeVisible();
  await expect(page.locator("[data-waveform=drawn]"), "read whole before it goes again").toBeVisible();

  await deleteIt(page, t);
  await page.getByRole("link", { name: t("call:deleted.receipt") }).click();
  const receipt = page.getByRole("region", { name: t("call:deletions.list") }).locator(`#${call.id}`);
  await expect(receipt.getByText(t("call:deletions.undoable"))).toBeVisible();
  await expect(receipt.getByText(t("call:deletions.states.waiting"))).toHaveCount(5);
  await expectAccessible(page);
  await lookInEnglish(await openDevice({ locale: "en-US", viewport: PHONE }), login);

  expect(await letPass({ passes: "undo", callId: call.id }), "only then is anything erased").toBe(1);
  await expect(receipt.getByText(t("call:deletions.finished")), "seen without a reload").toBeVisible({
    timeout: 30_000,
  });
  await expect(receipt.getByText(/^effacé/)).toHaveCount(5);
  expect((await page.request.get(`/api/v1/calls/${call.id}`)).status()).toBe(404);
  expect((await page.request.get(`/api/v1/calls/${call.id}/recording`)).status()).toBe(404);
});

/** A call by the script of the Vapi fake, once its recording is ours. */
async function recordedCall(page: Page): Promise<CallDetail> {
  const started = await write(page, "POST", "/calls/test", { mode: "phone", to: "+33612345678" });
  const { id } = z.object({ id: z.string() }).parse(await started.json());
  await expect
    .poll(async () => (await readCall(page, id)).recording.status, { timeout: 60_000, message: "the recording" })
    .toBe("stored");
  return readCall(page, id);
}

/** What plays is marked in the transcript, and what is pressed in the transcript plays. */
async function hearIt(page: Page, t: Words, call: CallDetail): Promise<void> {
  const player = page.getByRole("region", { name: t("report:recording.player") });
  const button = (name: string) => player.getByRole("button", { name, exact: true });
  const position = player.getByRole("slider");
  const heard = page.locator("[data-turn][aria-current=true]");
  await expect(page.locator("[data-waveform=drawn]"), "the waveform is drawn").toBeVisible();
  await expect(heard, "nothing is heard yet").toHaveCount(0);
  const [first, ...others] = call.turns;
  const later = others.findLast(({ role }) => role === "caller");
  if (!first || !later) throw new Error("The script has two people speak.");

  await button(t("call:player.play")).click();
  await expect(heard).toContainText(first.text);
  await button(t("call:player.pause")).click();

  const row = page.locator(`[data-turn="${later.id}"]`);
  await row.getByRole("button").click();
  await expect(heard).toContainText(later.text);
  expect(Number(await position.getAttribute("aria-valuenow")), "the player went there").toBeGreaterThan(0);

  await position.press("Home");
  await expect(position).toHaveAttribute("aria-valuenow", "0");
  await seekTo(position, 0.999);
  await expect(heard, "a press on the waveform marks who speaks there").toContainText(call.turns.at(-1)?.text ?? "?");
  await expect(heard, "and brings it into view").toBeInViewport();

  await player.getByLabel(t("call:player.speed")).selectOption("1.5");
  expect(await page.locator("audio").evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.5);
  await position.blur();
  await page.keyboard.press("ArrowLeft");
  await expect(position, "ten seconds back, by keyboard").toHaveAttribute("aria-valuenow", "0");
}

/** Presses the waveform at a share of its width. */
async function seekTo(position: Locator, share: number): Promise<void> {
  const box = await position.boundingBox();
  if (!box) throw new Error("The waveform is not on the page.");
  await position.page().mouse.click(box.x + box.width * share, box.y + 20);
}

async function takeItAway(page: Page, t: Words, call: CallDetail): Promise<void> {
  await page.getByRole("button", { name: t("call:actions.more"), exact: true }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: t("call:actions.asJson") }).click();
  const file = await (await downloading).path();
  const taken: unknown = JSON.parse(await readFile(file, "utf8"));
  expect(CallDetail.partial().parse(taken)).toMatchObject({ id: call.id, summary: call.summary });
}

async function deleteIt(page: Page, t: Words): Promise<void> {
  await page.getByRole("button", { name: t("call:actions.delete"), exact: true }).click();
  await expect(page.getByText(t("call:deleted.title"))).toBeVisible();
}

/** The receipts on a phone, in the other language; and a call that is not there says where to look. */
async function lookInEnglish(phone: Page, login: Login): Promise<void> {
  const t = wordsIn("en");
  await logIn(phone, login);
  await open(phone, "/calls/deletions");
  await expect(phone.getByRole("heading", { name: t("call:deletions.title") })).toBeVisible();
  await expectAccessible(phone);
  const started = await write(phone, "POST", "/calls/test", { mode: "browser" });
  const { id } = z.object({ id: z.string() }).parse(await started.json());
  for (const path of [`/calls/${id}`, `/calls/${id}/full`]) {
    await phone.goto(path);
    await isAlive(phone);
    await expectAccessible(phone);
  }
}
