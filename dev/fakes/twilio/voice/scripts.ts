import type { VoiceScript } from "./script";
import { ENGLISH } from "./scripts/english";
import { FRENCH } from "./scripts/french";

/** Every scripted caller; the name tells the language. */
export const VOICE_SCRIPTS: readonly VoiceScript[] = [...FRENCH, ...ENGLISH];

export const voiceScriptNamed = (name: string): VoiceScript | null =>
  VOICE_SCRIPTS.find((script) => script.name === name) ?? null;
