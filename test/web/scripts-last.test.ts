import { expect, test } from "vitest";
import { scriptsLast } from "~/scripts-last.server";

const PAGE = '<p>œuvre <link rel="stylesheet" href="a.css"/><link rel="modulepreload" href="b.js"/></p><link rel="mod';

test("a page's scripts are marked as what may come last, wherever its bytes are cut, and nothing else changes", async () => {
  const bytes = new TextEncoder().encode(PAGE);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const pieces = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, cut));
        controller.enqueue(bytes.slice(cut));
        controller.close();
      },
    });
    const page = await new Response(pieces.pipeThrough(scriptsLast())).text();
    expect(page, `cut at ${cut}`).toBe(PAGE.replace('"modulepreload"', '"modulepreload" fetchpriority="low"'));
  }
});
