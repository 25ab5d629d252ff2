/** Crockford base 32, lower case: no letter that a person mistakes for a digit when reading an id aloud. */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const ID_LENGTH = 24;

const PREFIXES = {
  user: "user",
  org: "org",
  session: "sess",
  refreshToken: "rt",
  refreshFamily: "rf",
  emailToken: "emt",
  challenge: "chl",
  identity: "idn",
  profile: "ava",
  number: "num",
  call: "call",
  appointment: "appt",
  gap: "gap",
  turn: "turn",
  job: "job",
  audit: "aud",
  view: "view",
  providerError: "perr",
} as const;
type Kind = keyof typeof PREFIXES;

/** An id that says what it names, as `call_3f…`: 24 characters of 5 bits after the prefix. */
export type Id<K extends Kind> = `${(typeof PREFIXES)[K]}_${string}`;
export type OrgId = Id<"org">;
export type UserId = Id<"user">;
export type SessionId = Id<"session">;
export type CallId = Id<"call">;
export type ProfileId = Id<"profile">;
export type NumberId = Id<"number">;
export type AppointmentId = Id<"appointment">;
export type GapId = Id<"gap">;
export type JobId = Id<"job">;
export type ViewId = Id<"view">;

const encode = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, ID_LENGTH), (byte) => ALPHABET[byte & 31]).join("");

/** A fresh random id (120 bits). */
export const newId = <K extends Kind>(kind: K): Id<K> =>
  `${PREFIXES[kind]}_${encode(crypto.getRandomValues(new Uint8Array(ID_LENGTH)))}`;

/**
 * The one id of a call that a provider names. Derived, not stored: a webhook finds its room without a look-up,
 * and two deliveries that race to open the same call open the same room. The organisation is part of the input,
 * so one tenant's provider can never name another tenant's call.
 */
export async function callIdFor(orgId: OrgId, provider: string, providerCallId: string): Promise<CallId> {
  const input = new TextEncoder().encode(`${orgId}\n${provider}\n${providerCallId}`);
  return `${PREFIXES.call}_${encode(new Uint8Array(await crypto.subtle.digest("SHA-256", input)))}`;
}

/**
 * The one id of a number that is bought under an `Idempotency-Key`: however often and after whatever crash the request comes again,
 * it finds what the first began.
 */
export async function numberIdFor(orgId: OrgId, key: string): Promise<NumberId> {
  const input = new TextEncoder().encode(`${orgId}\n${key}`);
  return `${PREFIXES.number}_${encode(new Uint8Array(await crypto.subtle.digest("SHA-256", input)))}`;
}
