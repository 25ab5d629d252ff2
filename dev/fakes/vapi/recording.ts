import * as z from "zod";
import type { Call } from "./wire";

const RATE = 8_000;
const HEADER_BYTES = 44;
const SILENCE = 128;
/** A voice each: Ava higher, the caller lower. */
const PITCH_HZ = { bot: 330, user: 196 } as const;
const LOUDNESS = 24;
/** So that turns can be told apart by ear: each begins and ends softly. */
const FADE_S = 0.05;

const Spoken = z.object({
  artifact: z.object({
    messages: z.array(
      z.looseObject({ role: z.string(), secondsFromStart: z.number(), duration: z.number().optional() }),
    ),
  }),
});

/** A WAV (mono, 8 kHz, 8 bits) as long as the call: a hum while somebody speaks, silence in between. */
export function recordingOf(call: Call): Uint8Array<ArrayBuffer> {
  const seconds = (Date.parse(call.endedAt ?? "") - Date.parse(call.startedAt ?? "")) / 1000 || 1;
  const samples = Math.max(Math.round(seconds * RATE), 1);
  const file = new Uint8Array(HEADER_BYTES + samples).fill(SILENCE);
  writeHeader(new DataView(file.buffer), samples);
  const spoken = Spoken.safeParse(call);
  for (const { role, secondsFromStart, duration = 0 } of spoken.success ? spoken.data.artifact.messages : []) {
    if (role !== "bot" && role !== "user") continue;
    const lengthS = duration / 1000;
    for (let index = 0; index < Math.round(lengthS * RATE); index += 1) {
      const at = Math.round(secondsFromStart * RATE) + index;
      if (at >= samples) break;
      const timeS = index / RATE;
      const volume = LOUDNESS * Math.min(1, timeS / FADE_S, (lengthS - timeS) / FADE_S);
      file[HEADER_BYTES + at] = SILENCE + Math.round(volume * Math.sin(2 * Math.PI * PITCH_HZ[role] * timeS));
    }
  }
  return file;
}

function writeHeader(view: DataView, samples: number) {
  const text = (offset: number, word: string) => {
    for (let index = 0; index < word.length; index += 1) view.setUint8(offset + index, word.charCodeAt(index));
  };
  text(0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + samples, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true); // bytes of this chunk
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // channels
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true); // bytes a second
  view.setUint16(32, 1, true); // bytes a sample
  view.setUint16(34, 8, true); // bits a sample
  text(36, "data");
  view.setUint32(40, samples, true);
}
