import { randomBytes, type ScryptOptions, scrypt } from "node:crypto";
import { constantTimeEqual } from "../lib/crypto";
import { invalidField } from "../lib/errors";
import { isCommonPassword } from "./common-passwords";

/** What a hash costs: `ln` is log2 of N. OWASP's scrypt row for N=2^15 (password storage cheat sheet). */
export type Cost = { ln: number; r: number; p: number };
export const PASSWORD_COST: Cost = { ln: 15, r: 8, p: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** A stored hash in the PHC string format: `$scrypt$ln=15,r=8,p=3$salt$hash`, base64 without padding. */
type Phc = { cost: Cost; salt: string; hash: string };
const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]{8,})\$([A-Za-z0-9+/]{16,})$/;

/** Reads a PHC string. Throws when it is not one of scrypt: only we write them, so that is a bug. */
export function parsePhc(text: string): Phc {
  const [, ln, r, p, salt, hash] = PHC.exec(text) ?? [];
  if (!salt || !hash) throw new Error("A password hash is not a PHC string of scrypt");
  return { cost: { ln: Number(ln), r: Number(r), p: Number(p) }, salt, hash };
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64").replace(/=+$/, "");

/** The same password typed on another keyboard may arrive as other code points (NIST SP 800-63B, 3.1.1.2). */
const normalize = (password: string) => password.normalize("NFKC");

function derive(password: string, salt: string, { ln, r, p }: Cost): Promise<string> {
  const N = 2 ** ln;
  // scrypt needs 128·N·r bytes and a little; Node's default allows less than ours.
  const options: ScryptOptions = { N, r, p, maxmem: 256 * N * r };
  return new Promise((resolve, reject) =>
    scrypt(normalize(password), Buffer.from(salt, "base64"), HASH_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(toBase64(key)),
    ),
  );
}

/** Throws `invalid_input` naming `password` when it is one that is tried first. */
export function refuseCommonPassword(password: string): void {
  if (isCommonPassword(normalize(password)))
    throw invalidField("password", "is too common. Choose one that nobody would try");
}

export const newSalt = (): string => toBase64(randomBytes(SALT_BYTES));

/** A hash to keep, with a given salt and cost. */
export const hashSecret = async (secret: string, salt: string, cost: Cost): Promise<string> =>
  `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt}$${await derive(secret, salt, cost)}`;

/** A salted hash to keep. Takes about a tenth of a second on purpose. */
export const hashPassword = (password: string): Promise<string> => hashSecret(password, newSalt(), PASSWORD_COST);

/** Nobody's hash: checked where there is no account, so that an unknown address takes as long as a known one. */
const nobody = ({ ln, r, p }: Cost) => `$scrypt$ln=${ln},r=${r},p=${p}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Whether the password is the stored one. Without a stored hash it is not, after the same work. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const { cost, salt, hash } = parsePhc(stored ?? nobody(PASSWORD_COST));
  const matches = constantTimeEqual(await derive(password, salt, cost), hash);
  return matches && stored !== null;
}

/** Whether a stored hash was made with other costs than today's, and should be made anew while the password is at hand. */
export function isOutdated(stored: string): boolean {
  const { cost } = parsePhc(stored);
  return cost.ln !== PASSWORD_COST.ln || cost.r !== PASSWORD_COST.r || cost.p !== PASSWORD_COST.p;
}
