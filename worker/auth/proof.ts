import { MINUTE } from "../lib/time";

/** How long somebody who has proven who they are may change what matters. */
const PROOF_LIFE = 10 * MINUTE;

/** Until when a proof holds; null when it does no more. */
export function provenUntil(provenAt: Date | null, now: Date): Date | null {
  const until = provenAt && new Date(provenAt.getTime() + PROOF_LIFE);
  return until && until > now ? until : null;
}

export const isProven = (provenAt: Date | null, now: Date): boolean => provenUntil(provenAt, now) !== null;
