import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import * as z from "zod";
import { ROOT } from "../settings";
import { STAGE, type Take } from "./recorder";
import { webm } from "./webm";

const SIZE = { width: 1280, height: 720 };
const CODEC = "vp09.00.31.08";
/** Pages stand still for most of the time: what is really spent is far less. */
const BITRATE = 450_000;
/** Answered by the routes below. WebCodecs wants a secure context, which localhost is. */
const ADDRESS = "http://localhost/film/";
const FONT = "node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2";
const PAGE = `<!doctype html><meta charset="utf-8"><style>@font-face { font-family: Inter; src: url(inter.woff2); font-weight: 100 900 }</style><script src="compose.mjs"></script>`;

const Chunks = z.array(z.object({ atMs: z.number(), isKey: z.boolean(), data: z.string() }));

/** Draws a take with its cursor and its French words, and codes it in the browser: no tool of the machine's is needed. */
export async function encode(browser: Browser, take: Take): Promise<Buffer> {
  const page = await browser.newPage();
  const file = (path: string) => readFileSync(join(ROOT, path));
  await page.route(`${ADDRESS}**`, (route) => {
    const path = route.request().url().slice(ADDRESS.length);
    if (path === "") return route.fulfill({ contentType: "text/html", body: PAGE });
    if (path === "inter.woff2") return route.fulfill({ contentType: "font/woff2", body: file(FONT) });
    if (path === "compose.mjs")
      return route.fulfill({ contentType: "text/javascript", body: file("dev/film/compose.mjs") });
    const frame = take.frames[Number(/^frames\/(\d+)/.exec(path)?.[1])];
    return frame ? route.fulfill({ contentType: "image/jpeg", body: frame.jpeg }) : route.abort();
  });
  await page.goto(ADDRESS);
  const film = {
    ...{ frames: take.frames.map(({ atMs }) => atMs), places: take.places, captions: take.captions },
    ...{ ...SIZE, stage: STAGE.height, codec: CODEC, bitrate: BITRATE, durationMs: take.durationMs },
  };
  const chunks = Chunks.parse(await page.evaluate(`compose(${JSON.stringify(film)})`));
  await page.close();
  const blocks = chunks.map(({ data, ...chunk }) => ({ ...chunk, data: Buffer.from(data, "base64") }));
  return webm({ codec: "V_VP9", ...SIZE, durationMs: take.durationMs, blocks });
}
