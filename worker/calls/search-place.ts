import type { CallId } from "../lib/ids";
import { SECOND } from "../lib/time";

/** As in `newId`. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS = 3;
/** Values that a letter can have. */
const BASE = ALPHABET.length;

/**
 * A call's place in the search index is the second at which it started, and behind it 15 bits made of its id: in the order of time,
 * told from both without a look-up, and near enough to its neighbours that the index stays small. Of two calls of the same second,
 * one pair in 32,768 shares a place: each is then found by the other's words as well.
 */
const SLOTS = BASE ** LETTERS;
const secondOf = (startedMs: number) => Math.floor(startedMs / SECOND);

/** Below 2^53, as long as people use telephones. */
export const placeOf = ({ key: startedMs, id }: { key: number; id: CallId }): number =>
  secondOf(startedMs) * SLOTS + slotOf(id);
/** Before every call that starts in the second of this instant. */
export const placeAt = (startedMs: number): number => secondOf(startedMs) * SLOTS;

/** Joins `calls` with places that are called `found.place`. */
export const IS_AT_PLACE = `started_at >= found.place / ${SLOTS} * ${SECOND}
  AND started_at < (found.place / ${SLOTS} + 1) * ${SECOND} AND search_slot = found.place % ${SLOTS}`;

/** The last letters of an id as a number. */
const slotOf = (id: CallId): number =>
  [...id.slice(-LETTERS)].reduce((slot, letter) => slot * BASE + ALPHABET.indexOf(letter), 0);

/** The same in SQL, over `calls.id`. */
export const SLOT = Array.from(
  { length: LETTERS },
  (_, at) => `(instr('${ALPHABET}', substr(id, ${at - LETTERS}, 1)) - 1) * ${BASE ** (LETTERS - 1 - at)}`,
).join(" + ");
