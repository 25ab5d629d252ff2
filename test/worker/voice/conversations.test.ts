/// <reference types="vite/types/importMeta.d.ts" />
/**
 * Conversations, held through the front door: each file of conversations/ is a caller's side, what Ava answers to it, and
 * what came of the call. `npx vitest run --project worker test/worker/voice/conversations.test.ts -u` writes Ava's side and
 * the facts anew: read the difference before it is committed.
 */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useFakes } from "../fakes";
import { holdCall } from "./conversation-call";
import { expectDisclosed, expectGrounded, expectReplayed, expectTurns } from "./conversation-checks";
import { expectWhole, factsOf } from "./conversation-facts";
import { readConversation, writeConversation } from "./conversation-file";
import { CALLER } from "./phone-call";

const FILES = import.meta.glob<string>("./conversations/*.txt", { query: "?raw", import: "default", eager: true });

// The calendar of 2026, in a year whose alarms do not ring by themselves while the tests run.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2037-11-24T10:00:00+01:00") }));
afterEach(() => void vi.useRealTimers());

for (const [path, text] of Object.entries(FILES)) {
  const script = readConversation(text);
  test(`${script.title} (${path.replace("./conversations/", "")})`, async () => {
    using fakes = useFakes();
    const held = await holdCall(fakes, script);
    const log = await held.log();
    const detail = await held.archived();
    const facts = await factsOf(held, detail);
    await expect(writeConversation(script, held.talk, facts)).toMatchFileSnapshot(path);
    expectWhole(detail);
    expectDisclosed(held);
    expectTurns(held);
    expectReplayed(held, log, detail);
    expectGrounded(held, log, script.header.from ?? CALLER);
  });
}
