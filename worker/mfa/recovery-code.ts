import { type Cost, hashSecret, newSalt, parsePhc } from "../auth/password";

/** Crockford's base 32, without the letters that look like another sign: 5 bits each. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUP = 5;
const LENGTH = 2 * GROUP;
const SET_SIZE = 10;
/**
 * Cheaper than a password's: 50 random bits are no word of any list, and ten are made at once. To try all 2^50 at this cost takes a
 * million years of one core (docs/decisions/0017; OWASP ASVS 5.0, 6.5.2 and 6.5.3).
 */
const COST: Cost = { ln: 14, r: 8, p: 1 };

/** Ten codes as they are shown, as `7k2mq-x9d4t`. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: SET_SIZE }, () => {
    const signs = Array.from(crypto.getRandomValues(new Uint8Array(LENGTH)), (byte) => ALPHABET[byte & 31]).join("");
    return `${signs.slice(0, GROUP)}-${signs.slice(GROUP)}`;
  });

/** A code as it was meant, however it was typed; null when it can be none. */
export function readRecoveryCode(typed: string): string | null {
  const signs = typed.toLowerCase().replace(/-/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  return signs.length === LENGTH && [...signs].every((sign) => ALPHABET.includes(sign)) ? signs : null;
}

/** Hashes to keep of a set of codes, all with one salt, so that one derivation tries a code against all of them. */
export async function hashRecoveryCodes(codes: readonly string[]): Promise<string[]> {
  const salt = newSalt();
  return Promise.all(codes.map((code) => hashSecret(code.replace("-", ""), salt, COST)));
}

/** What a code's hash would be if it were of the same set as `known`. */
export function hashLike(code: string, known: string): Promise<string> {
  const { salt, cost } = parsePhc(known);
  return hashSecret(code, salt, cost);
}
