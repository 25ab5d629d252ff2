import type { OrgId } from "../lib/ids";

/** More words than anybody remembers of a call. */
const MOST_WORDS = 8;
/** Letters of the longest beginnings that have entries of their own in the index (migration 0003). */
const LONGEST_BEGINNING = 8;
/** Figures in a row that are taken for a telephone number. */
const PHONE_DIGITS = 4;
const PHONE = /^[+\d\s().-]+$/;

/**
 * What somebody typed as an expression for the search index, or null where there is no word in it. Every word must be in the call,
 * each may be the beginning of one, and a telephone number may be written in any of its ways. Words are quoted, so that none is
 * taken for syntax. The index folds accents and case.
 */
export function matchFor(orgId: OrgId, typed: string): string | null {
  const words = wordsOf(typed);
  if (words.length === 0) return null;
  // In the index the organisation is a word as well (migration 0003): a search walks through no other's entries.
  return [`"${orgId.slice("org_".length)}"`, ...words.map(asPrefix)].join(" AND ");
}

function wordsOf(typed: string): string[] {
  const digits = typed.replaceAll(/\D/g, "");
  if (PHONE.test(typed) && digits.length >= PHONE_DIGITS) return [digits.replace(/^00/, "")];
  // As FTS5's unicode61 splits: letters and figures are words, everything else is between them.
  const words =
    typed
      .normalize("NFC")
      .replaceAll(NO_LETTERS_TO_SQLITE, " ")
      .match(/[\p{L}\p{N}\p{Co}]+/gu) ?? [];
  // "l'été" is found by "été": one letter is in almost every call.
  const telling = words.filter((word) => word.length > 1);
  return (telling.length > 0 ? telling : words).slice(0, MOST_WORDS);
}

/** Letters and figures of New Tai Lue and Vedic Sanskrit, which the tokenizer of SQLite takes for what is between words: one in a word would make it a phrase, which the index refuses. */
const NO_LETTERS_TO_SQLITE = /[\u19B0-\u19C0\u19C8\u19C9\u1CF2\u1CF3]/g;

/**
 * Whatever begins with one letter would be read whole. A beginning longer than the index has entries for would be gathered from every
 * organisation's calls before the first answer, so that a long word is found by its first letters; a number is rare, and is not cut.
 */
function asPrefix(word: string): string {
  const letters = [...word];
  if (letters.length === 1) return `"${word}"`;
  return /^\d+$/.test(word) ? `"${word}"*` : `"${letters.slice(0, LONGEST_BEGINNING).join("")}"*`;
}
