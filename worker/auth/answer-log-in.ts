import type { Context } from "hono";
import type { AppEnv } from "../http/app-env";
import { sha256 } from "../lib/crypto";
import type { LogInAnswer, SecondFactorNeeded } from "./auth.schema";
import { rememberDevice } from "./device-cookie";
import { endSessions } from "./end-session.service";
import type { LogInOutcome } from "./first-factor.service";
import { clearOwnCookie, readOwnCookie, setOwnCookie } from "./own-cookie";
import { getSessionByHash } from "./session.queries";
import { SESSION_COOKIE } from "./session-cookie";

/** Holds, for the browser that passed the first factor, which log-in waits for its second. */
export const SECOND_FACTOR_COOKIE = "ava_second_factor";

/** Hands the browser what a log-in led to: its session, or the question for the second factor. */
export async function setLogInCookies(c: Context<AppEnv>, outcome: LogInOutcome): Promise<void> {
  const { config, now } = c.var.services;
  if (outcome.kind === "second-factor") {
    setOwnCookie(c, config, SECOND_FACTOR_COOKIE, outcome.cookieToken, outcome.expiresAt);
    return;
  }
  await endReplaced(c);
  setOwnCookie(c, config, SESSION_COOKIE, outcome.cookieToken, outcome.expiresAt);
  clearOwnCookie(c, config, SECOND_FACTOR_COOKIE);
  await rememberDevice(c, config, outcome.user.id, now());
}

/** The session that this browser held until now: it is replaced, so nobody may go on with it (OWASP ASVS 5.0, 7.2.4). */
async function endReplaced(c: Context<AppEnv>): Promise<void> {
  const { services } = c.var;
  const token = readOwnCookie(c.req.raw, services.config, SESSION_COOKIE);
  const session = token && (await getSessionByHash(services.db, await sha256(token)));
  if (session && session.revokedAt === null) await endSessions(services, [session]);
}

/** 200 with a session, or 202 while the second factor is awaited. */
export async function answerLogIn(c: Context<AppEnv>, outcome: LogInOutcome) {
  await setLogInCookies(c, outcome);
  const answer: LogInAnswer | SecondFactorNeeded = outcome.answer;
  return c.json(answer, outcome.kind === "logged-in" ? 200 : 202);
}
