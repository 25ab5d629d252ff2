import * as z from "zod";
import type { useFakes } from "../fakes";

type Call = Awaited<ReturnType<ReturnType<typeof useFakes>["phone"]["ring"]>>;

const Frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), token: z.string(), last: z.boolean(), interruptible: z.boolean() }),
  z.object({ type: z.literal("language"), ttsLanguage: z.string() }),
  z.object({ type: z.literal("sendDigits"), digits: z.string() }),
  z.object({ type: z.literal("play"), source: z.string() }),
  z.object({ type: z.literal("end"), handoffData: z.string() }),
]);
type Frame = z.infer<typeof Frame>;

/** Frames of ours, and where a session begins. */
export const framesOf = (call: Pick<Call, "frames">): (Frame | "setup")[] =>
  call.frames.flatMap(({ from, frame }): (Frame | "setup")[] => {
    if (from === "app") return [Frame.parse(frame)];
    return z.object({ type: z.literal("setup") }).safeParse(frame).success ? ["setup"] : [];
  });

/** Ava's side of the line as a person reads it: her turns, ‹what nothing may cut short›, and what else was sent. */
export function avaSide(call: Pick<Call, "frames">) {
  let read = 0;
  let open = "";
  const show = (frame: Frame | "setup"): string[] => {
    if (frame === "setup") {
      const broken = open === "" ? [] : [`ava: ${open.trim()} [cut off]`];
      open = "";
      return broken;
    }
    switch (frame.type) {
      case "text": {
        const token = frame.token.trim();
        open += frame.interruptible || token === "" ? frame.token : `‹${token}› `;
        if (!frame.last) return [];
        const turn = open.trim();
        open = "";
        return [`ava: ${turn}`];
      }
      case "language":
        return [`line: speaks ${frame.ttsLanguage}`];
      case "sendDigits":
        return [`line: presses ${frame.digits}`];
      case "play":
        return [`line: plays ${frame.source.slice(frame.source.lastIndexOf("/") + 1)}`];
      case "end":
        return [`line: ends, ${frame.handoffData}`];
      default:
        return frame satisfies never;
    }
  };
  return {
    /** What came since it was asked last. */
    since(): string[] {
      const frames = framesOf(call);
      const lines = frames.slice(read).flatMap(show);
      read = frames.length;
      return lines;
    },
  };
}
