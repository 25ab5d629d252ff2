import * as z from "zod";
import { soundOf } from "../sound";
import type { Call } from "./wire";

const Spoken = z.object({
  artifact: z.object({
    messages: z.array(
      z.looseObject({ role: z.string(), secondsFromStart: z.number(), duration: z.number().optional() }),
    ),
  }),
});
const SPEAKERS = new Map([
  ["bot", "ava"],
  ["user", "caller"],
] as const) satisfies ReadonlyMap<string, "ava" | "caller">;

/** A WAV as long as the call: a hum while somebody speaks, silence in between. */
export function recordingOf(call: Call): Uint8Array<ArrayBuffer> {
  const seconds = (Date.parse(call.endedAt ?? "") - Date.parse(call.startedAt ?? "")) / 1000 || 1;
  const spoken = Spoken.safeParse(call);
  const messages = spoken.success ? spoken.data.artifact.messages : [];
  const hums = messages.flatMap(({ role, secondsFromStart, duration = 0 }) =>
    [...SPEAKERS]
      .filter(([theirs]) => theirs === role)
      .map(([, by]) => ({ by, fromS: secondsFromStart, lengthS: duration / 1000 })),
  );
  return soundOf(hums, seconds);
}
