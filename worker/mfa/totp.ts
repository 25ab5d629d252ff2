import { Secret, TOTP } from "otpauth";
import { SECOND } from "../lib/time";

// RFC 6238 with what every app supports: HMAC-SHA-1, six digits, 30 seconds.
const ISSUER = "AvaFirst";
const PERIOD_S = 30;
/** As long as HMAC-SHA-1's own output (RFC 4226, section 4). */
const SECRET_BYTES = 20;
/** Codes before and after the current one that are taken too, for clocks that are off and people who type slowly. */
const WINDOW = 1;

const totpOf = (secret: string, label = "") =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), period: PERIOD_S });

/** 160 random bits, in base 32. */
export const newTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32;

/** What an app reads from a QR code. `label` tells its owner which account it is. */
export const otpauthUrl = (secret: string, label: string): string => totpOf(secret, label).toString();

/** The time step whose code this is; null when it is none of the three that count now. */
export function matchingStep(secret: string, code: string, now: Date): number | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: WINDOW });
  return delta === null ? null : Math.floor(now.getTime() / SECOND / PERIOD_S) + delta;
}
