import type { Budget } from "../../durable-objects/throttle";
import { DAY, HOUR, MINUTE, SECOND } from "../lib/time";

/** Seconds, growing, that each further try must wait: a person who mistypes hardly notices, a program gets nowhere. */
const GROWING_MS = [1, 2, 4, 8, 15, 30, 60, 120, 300, 900].map((s) => s * SECOND);

/**
 * Who may try what, and how often (OWASP ASVS 5.0, 6.3.1 and 6.6.3; docs/security.md lists them). No budget ever closes an account:
 * a stranger who uses up `log-in:account` slows down strangers only, because a browser that has logged in before has
 * `log-in:device` to itself, and links, passkeys and providers take no password.
 */
export const BUDGETS = {
  /** Passwords for one address, from browsers that never logged in to it. */
  "log-in:account": { free: 5, windowMs: HOUR, delaysMs: GROWING_MS },
  /** Passwords for one address, from one browser that has logged in to it before. */
  "log-in:device": { free: 5, windowMs: HOUR, delaysMs: GROWING_MS },
  /** Passwords and links that were wrong, from one network address. */
  "log-in:address": { free: 60, windowMs: MINUTE },
  /** Log-ins begun by passkey or provider, from one network address: each is a row of ours. */
  "begin:address": { free: 60, windowMs: MINUTE },
  /** Accounts asked for from one network address, which may be a whole school's: each is a mail to somebody. */
  "sign-up:address": { free: 200, windowMs: HOUR },
  /** Accounts asked for with one address: apart from the links below, which no stranger who signs up in its name holds up. */
  "sign-up:mailbox": { free: 3, windowMs: DAY, delaysMs: [5, 15, 30, 60].map((min) => min * MINUTE) },
  /** Mails with a link to one mailbox: more would be a nuisance to whoever did not ask. */
  "mail:mailbox": { free: 3, windowMs: HOUR, delaysMs: [30, 60, 120, 300, 900].map((s) => s * SECOND) },
  /** Mails with a link, asked for from one network address. */
  "mail:address": { free: 200, windowMs: HOUR },
  /** Codes sent to one telephone for one network address, or for one browser of its owner's. Twilio sends five in ten minutes at most. */
  "code:phone": { free: 1, windowMs: HOUR, delaysMs: [30, 60, 120, 300, 900].map((s) => s * SECOND) },
  /** Codes sent to one telephone for all browsers that its owner never used. One network address gets eight an hour at most, by the countdown above, and so never uses them up. */
  "code:strangers": { free: 12, windowMs: HOUR },
  /** Codes sent for one network address: each costs money, and strangers are paid for some. */
  "code:address": { free: 30, windowMs: HOUR },
  /** Guesses of the code that one telephone was sent: 5 of a million, then none until it has expired. */
  "guess:phone": { free: 5, windowMs: 10 * MINUTE },
  /** Texts about one account to its telephone, beside its codes. */
  "notice:phone": { free: 3, windowMs: HOUR },
  /** Guesses of one person's second factor: three codes of a million are right at a time. */
  "guess:factor": { free: 5, windowMs: HOUR, delaysMs: GROWING_MS.slice(4) },
  /** Guesses of the password by whoever holds a session, before something that matters. */
  "guess:step-up": { free: 5, windowMs: HOUR, delaysMs: GROWING_MS },
} as const satisfies Record<string, Budget>;

export type BudgetName = keyof typeof BUDGETS;
