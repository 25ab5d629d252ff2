import { expect } from "vitest";
import type { Input } from "../../../receptionist/conversation/input.schema";
import { replay } from "../../../receptionist/conversation/replay";
import { greetingParts } from "../../../receptionist/greeting";
import { createGuard } from "../../../receptionist/grounding/guard";
import type { CallDetail } from "../../../worker/calls/calls.schema";
import { conversationRelay } from "../../../worker/providers/twilio-relay";
import { ORIGIN } from "../harness";
import type { holdCall } from "./conversation-call";
import { framesOf } from "./conversation-frames";

type Held = Awaited<ReturnType<typeof holdCall>>;

/** The log alone gives the frames that went over the line, and the transcript that was archived. */
export function expectReplayed({ call }: Held, log: readonly Input[], detail: CallDetail): void {
  const again = replay(log);
  const sent = call.frames.filter(({ from }) => from === "app").map(({ frame }) => frame);
  expect(again.frames.map((frame) => JSON.parse(conversationRelay(ORIGIN).write(frame, "FR")))).toEqual(sent);
  const said = (turns: readonly { role: string; text: string }[]) => turns.map(({ role, text }) => ({ role, text }));
  expect(said(detail.turns)).toEqual(said(again.spoken));
}

/** Whoever is answered by Ava hears first that she is an AI, and nothing may cut that short. */
export function expectDisclosed({ call, profile }: Held): void {
  const [setup, first] = framesOf(call);
  if (setup === undefined) return;
  expect(first).toMatchObject({ type: "text", interruptible: false, token: `${greetingParts(profile).legal} ` });
}

/** Each turn says something, and ends once. One that the line broke off has no end. */
export function expectTurns({ call }: Held): void {
  let words = "";
  for (const frame of framesOf(call)) {
    if (frame === "setup") words = "";
    else if (frame.type === "text") {
      words += frame.token;
      if (!frame.last) continue;
      expect(words.trim(), "a turn without words").not.toBe("");
      words = "";
    } else expect(words, `${frame.type} in the middle of a turn`).toBe("");
  }
  expect(words, "a turn that never ended").toBe("");
}

/**
 * Every price, hour, day and number that Ava states came from a tool of this call, or is the caller's own read back. The
 * greeting is the owner's.
 */
export function expectGrounded({ profile }: Held, log: readonly Input[], from: string): void {
  const { spoken, state } = replay(log);
  const grounds = [profile.businessName, ...(state?.usedTools ?? []).map(({ result }) => result.say)];
  // A number that came in pieces, or was corrected, stands in no one sentence of theirs.
  const taken = (state?.usedTools ?? []).flatMap(({ arguments: { callerPhone, callbackNumber } }) =>
    [callerPhone, callbackNumber].filter((phone) => typeof phone === "string"),
  );
  const lines = spoken.filter(({ role }) => role === "caller").map(({ text }) => text);
  const dictated = lines.map((line, at) => `${lines[at - 1] ?? ""} ${line}`.replaceAll(/[.!?]/g, ","));
  const callerSaid = [from, ...taken, ...lines, ...dictated];
  for (const { text, language } of spoken.filter(({ role }) => role === "ava").slice(1)) {
    const guard = createGuard({ locale: language === "fr" ? "fr" : "en", grounds, callerSaid });
    const refused = [...guard.take(text), ...guard.end()].filter(({ type }) => type === "refused");
    expect(refused, text).toEqual([]);
  }
}
