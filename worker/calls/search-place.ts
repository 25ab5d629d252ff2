import type { CallId } from "../lib/ids";

/** As in `newId`. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const LETTERS = 4;
/** Values that a letter can have. */
const BASE = ALPHABET.length;

/**
 * A call's place in the search index is its start in milliseconds, and behind it 20 bits made of its id: in the order of time, and
 * told from both without a look-up. Of two calls of the same millisecond, one pair in a million shares a place: each is then found
 * by the other's words as well.
 */
export const SLOTS = BASE ** LETTERS;

/** The last four letters of an id as a number. */
export const slotOf = (id: CallId): number =>
  [...id.slice(-LETTERS)].reduce((slot, letter) => slot * BASE + ALPHABET.indexOf(letter), 0);

/** The same in SQL, over `calls.id`. */
export const SLOT = Array.from(
  { length: LETTERS },
  (_, at) => `(instr('${ALPHABET}', substr(id, ${at - LETTERS}, 1)) - 1) * ${BASE ** (LETTERS - 1 - at)}`,
).join(" + ");
