/**
 * `npm run video`: films docs/guide/demo.webm anew, two minutes of the real app, and writes its captions beside it. The pages come
 * from Chromium's screencast and are coded by its own codec, so that nothing need be installed.
 */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { vtt } from "./film/captions";
import { encode } from "./film/encode";
import { STAGE, startRecording } from "./film/recorder";
import { tellStory } from "./film/story";
import { ROOT } from "./settings";
import { openVisitor, show } from "./showing";

const GUIDE = join(ROOT, "docs", "guide");
/** Somewhat faster than life: a film has less patience than a caller. */
const CALL_SPEED = 1.5;

await show(CALL_SPEED, async (showing) => {
  const visitor = await openVisitor(showing, "fr");
  const page = await visitor.newPage();
  await page.setViewportSize(STAGE);
  await page.goto("/login", { waitUntil: "networkidle" });
  const film = await startRecording(page);
  await tellStory(page, film, showing);
  const take = await film.stop();
  await visitor.close();
  console.log(`Filmed ${(take.durationMs / 1000).toFixed(0)} s in ${take.frames.length} pictures`);

  const video = await encode(showing.browser, take);
  writeFileSync(join(GUIDE, "demo.webm"), video);
  for (const locale of ["fr", "en"] as const)
    writeFileSync(join(GUIDE, `demo.${locale}.vtt`), vtt(take.captions, locale));
  console.log(`docs/guide/demo.webm: ${(video.length / 1_000_000).toFixed(1)} MB`);
});
