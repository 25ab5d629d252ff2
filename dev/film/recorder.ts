import type { Locator, Page } from "@playwright/test";
import type { Caption } from "./captions";

/** The page as it looked from `atMs` on. */
type Frame = { atMs: number; jpeg: Buffer };
/** Where the cursor is; it goes from one place to the next in a straight line. */
type Place = { atMs: number; x: number; y: number; isPressed: boolean };
export type Take = { frames: Frame[]; places: Place[]; captions: Caption[]; durationMs: number };

/** What a page is filmed at; the words stand under it. */
export const STAGE = { width: 1280, height: 640 };
const JPEG_QUALITY = 88;
/** At most so many pictures are kept: what moves faster is not seen anyway. */
const FRAME_MS = 70;
const GLIDE_MS = 700;
const GLIDE_STEPS = 20;
/** How long one looks at words before the next come. */
const READING_MS = 3200;
const TYPING_MS = 75;

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Films a page: what it shows, where the cursor goes, and what is said about it. Times count from here on. */
export async function startRecording(page: Page) {
  const startedAt = Date.now();
  const now = () => Date.now() - startedAt;
  const frames: Frame[] = [];
  const places: Place[] = [];
  const captions: Caption[] = [];
  let at = { x: STAGE.width * 0.6, y: STAGE.height * 0.7 };
  let isPressed = false;
  const mark = () => places.push({ atMs: now(), ...at, isPressed });
  mark();

  const session = await page.context().newCDPSession(page);
  session.on("Page.screencastFrame", ({ data, sessionId, metadata }) => {
    session.send("Page.screencastFrameAck", { sessionId }).catch(() => {});
    const atMs = Math.max(0, metadata.timestamp ? metadata.timestamp * 1000 - startedAt : now());
    const frame = { atMs, jpeg: Buffer.from(data, "base64") };
    // The one before was hardly seen: the later stands in its place.
    const last = frames.at(-1);
    if (last && atMs - last.atMs < FRAME_MS) frames[frames.length - 1] = { ...frame, atMs: last.atMs };
    else frames.push(frame);
  });
  await session.send("Page.startScreencast", {
    ...{ format: "jpeg", quality: JPEG_QUALITY, maxWidth: STAGE.width, maxHeight: STAGE.height, everyNthFrame: 1 },
  });

  /** Leads the cursor to the middle of something, as a hand would: slow, fast, slow. */
  async function glideTo(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error("Nothing to point at");
    const from = at;
    const to = { x: box.x + Math.min(box.width / 2, 220), y: box.y + box.height / 2 };
    const begun = Date.now();
    for (let step = 1; step <= GLIDE_STEPS; step++) {
      const part = step / GLIDE_STEPS;
      const eased = part * part * (3 - 2 * part);
      at = { x: from.x + (to.x - from.x) * eased, y: from.y + (to.y - from.y) * eased };
      await page.mouse.move(at.x, at.y);
      mark();
      await sleep(Math.max(0, begun + part * GLIDE_MS - Date.now()));
    }
  }

  return {
    glideTo,
    async click(target: Locator): Promise<void> {
      await glideTo(target);
      isPressed = true;
      mark();
      await page.mouse.down();
      await sleep(120);
      await page.mouse.up();
      isPressed = false;
      mark();
    },
    async type(target: Locator, text: string): Promise<void> {
      await this.click(target);
      await target.pressSequentially(text, { delay: TYPING_MS });
      mark();
    },
    /** Rolls the page in small steps. */
    async roll(pixels: number): Promise<void> {
      const steps = 16;
      for (let step = 0; step < steps; step++) {
        await page.mouse.wheel(0, pixels / steps);
        await sleep(45);
      }
      mark();
    },
    /** From now on, until the next words, this stands under the page. */
    async say(fr: string, en: string, lookMs = READING_MS): Promise<void> {
      const last = captions.at(-1);
      if (last) last.toMs = now();
      captions.push({ fr, en, fromMs: now(), toMs: now() });
      mark();
      await sleep(lookMs);
      mark();
    },
    /** Lets one look on. */
    async look(ms: number): Promise<void> {
      mark();
      await sleep(ms);
      mark();
    },
    async stop(): Promise<Take> {
      await session.send("Page.stopScreencast");
      mark();
      const durationMs = now();
      const last = captions.at(-1);
      if (last) last.toMs = durationMs;
      return { frames, places, captions, durationMs };
    },
  };
}

export type Recorder = Awaited<ReturnType<typeof startRecording>>;
