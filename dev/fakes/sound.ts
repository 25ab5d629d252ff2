const RATE = 8_000;
const HEADER_BYTES = 44;
const SILENCE = 128;
const LOUDNESS = 30;
/** So that turns can be told apart by ear: each begins and ends softly. */
const FADE_S = 0.05;
/** People say four or five syllables a second. */
const SYLLABLES_HZ = 4.5;
/** A voice each: Ava's higher, the caller's lower. */
const PITCH_HZ = { ava: 330, caller: 196 } as const;

export type Hum = { by: keyof typeof PITCH_HZ; fromS: number; lengthS: number };

/** A WAV (mono, 8 kHz, 8 bits) of so many seconds: a hum in syllables while somebody speaks, silence in between. */
export function soundOf(hums: Hum[], seconds: number): Uint8Array<ArrayBuffer> {
  const samples = Math.max(Math.round(seconds * RATE), 1);
  const file = new Uint8Array(HEADER_BYTES + samples).fill(SILENCE);
  writeHeader(new DataView(file.buffer), samples);
  for (const { by, fromS, lengthS } of hums) {
    for (let index = 0; index < Math.round(lengthS * RATE); index += 1) {
      const at = Math.round(fromS * RATE) + index;
      if (at >= samples) break;
      const timeS = index / RATE;
      const fade = Math.min(1, timeS / FADE_S, (lengthS - timeS) / FADE_S);
      const syllable = 0.35 + 0.65 * Math.abs(Math.sin(Math.PI * SYLLABLES_HZ * timeS)) * stress(timeS);
      const wave = Math.sin(2 * Math.PI * PITCH_HZ[by] * timeS);
      file[HEADER_BYTES + at] = SILENCE + Math.round(LOUDNESS * fade * syllable * wave);
    }
  }
  return file;
}

/** Slower than syllables, so that a sentence rises and falls. */
const stress = (timeS: number) => 0.65 + 0.35 * Math.sin(2.3 * timeS) * Math.cos(0.7 * timeS);

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
