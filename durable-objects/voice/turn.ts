import type { Spoken } from "../../receptionist/conversation/state";
import type { CallOrigin, Turn } from "../call.schema";

/** What was said, as viewers and the archive know it: times since the call started. */
export const toTurn = (spoken: Spoken, { startedAtMs }: CallOrigin): Turn => {
  const since = (atMs: number) => Math.max(0, Math.round(atMs - startedAtMs));
  return {
    id: spoken.id,
    role: spoken.role,
    text: spoken.text,
    final: spoken.final,
    lang: spoken.language,
    atMs: since(spoken.atMs),
    endMs: since(spoken.endMs),
    ...(spoken.heard === undefined ? {} : { heardText: spoken.heard }),
    ...(spoken.latency === undefined ? {} : { latency: spoken.latency }),
  };
};
