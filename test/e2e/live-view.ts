import { expect, type Locator, type Page } from "@playwright/test";
import { CallDetail } from "../../worker/calls/calls.schema";
import { open } from "./journey";
import type { Words } from "./words";

/** What the transcript has shown since it was watched: each text that any of its turns ever had, in order. */
export type Shown = () => Promise<string[]>;

export const liveView = (page: Page, t: Words): Locator => page.getByRole("region", { name: t("live:label") });

/** Asks Ava to ring the owner, from the last screen of onboarding. */
export async function askForCall(page: Page, t: Words): Promise<void> {
  await open(page, "/onboarding/test");
  await page.getByLabel(t("onboarding:test.to")).fill("06 12 34 56 78");
  await page.getByRole("button", { name: t("onboarding:test.submit") }).click();
}

/** Remembers everything that the transcript shows from now on: partials live for milliseconds, too short to poll for. */
export async function watchTranscript(page: Page, t: Words): Promise<Shown> {
  const transcript = liveView(page, t).getByRole("region", { name: t("transcript.label") });
  const handle = await transcript.evaluateHandle((region) => {
    const shown: string[] = [];
    const look = () => {
      for (const turn of region.querySelectorAll("li")) {
        const text = turn.textContent ?? "";
        if (!shown.includes(text)) shown.push(text);
      }
    };
    look();
    new MutationObserver(look).observe(region, { subtree: true, childList: true, characterData: true });
    return shown;
  });
  return () => handle.jsonValue();
}

/** Words as they were said: without the time in front, and without the note on what went unheard. */
export const spoken = (texts: string[], t: Words): string[] =>
  texts.map((text) => text.replace(` (${t("transcript.unheard")}) `, "").replace(/^\d+:\d{2}/, ""));

/** A partial is what a turn showed on its way to what it became. */
export const partialsAmong = (shown: string[]): string[] =>
  shown.filter((text) => shown.some((later) => later.length > text.length && later.startsWith(text)));

/** The turns in a transcript, in the order of the page. What Ava did in between has no time of its own, and is none of them. */
export const turnsIn = (view: Locator, t: Words): Promise<string[]> =>
  view
    .getByRole("list", { name: t("transcript.label") })
    .getByRole("listitem")
    .filter({ has: view.page().locator("time") })
    .allTextContents()
    .then((texts) => spoken(texts, t));

export async function readCall(page: Page, id: string): Promise<CallDetail> {
  const response = await page.request.get(`/api/v1/calls/${id}`);
  expect(response.status()).toBe(200);
  return CallDetail.parse(await response.json());
}

/** The call that the page is about, by its address. */
export function callIdOf(page: Page): string {
  const id = page.url().match(/call_\w+/)?.[0];
  if (!id) throw new Error(`No call in ${page.url()}`);
  return id;
}
