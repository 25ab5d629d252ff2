import { TIMERS, Timer } from "../../receptionist/conversation/input.schema";

/** A conversation's moments among the room's own: one alarm rings for all. */
export type VoiceTimer = `voice:${Timer}`;
const PREFIX = "voice:";

export const voiceTimer = (timer: Timer): VoiceTimer => `${PREFIX}${timer}`;
export const isVoiceTimer = (name: string): name is VoiceTimer => TIMERS.some((timer) => name === voiceTimer(timer));
export const withoutPrefix = (name: VoiceTimer): Timer => Timer.parse(name.slice(PREFIX.length));
