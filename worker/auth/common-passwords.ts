import { COMMON_PASSWORDS } from "./common-passwords.list";

/** Eight digits are a birthday more often than not. */
const DATE = /^\d{8}$/;

/** Words that this product itself puts in people's minds, alone or with figures and signs after them (OWASP ASVS 5.0, 6.1.2 and 6.2.11). */
const OUR_WORDS =
  /^(avafirst|ava-first|receptionist|réceptionniste|receptionniste|standard|standardiste|reception|réception|secretaire|secrétaire|secretary|telephone|téléphone|entreprise|business|bienvenue|welcome|bonjour|motdepasse|password|passwort)[\d\p{P}\p{S}]*$/u;

/** Made at the first password that is set: most isolates never see one. */
let known: ReadonlySet<string> | undefined;

/**
 * Whether a password is among those that are tried first, whatever its capitals: of those that are long enough for us, the 3000
 * most frequent (OWASP ASVS 5.0, 6.2.4).
 */
export function isCommonPassword(normalized: string): boolean {
  known ??= new Set(COMMON_PASSWORDS.trim().split(/\s+/));
  const password = normalized.toLowerCase();
  return DATE.test(password) || OUR_WORDS.test(password) || known.has(password);
}
