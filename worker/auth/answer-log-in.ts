import type { Context } from "hono";
import type { AppEnv } from "../http/app-env";
import type { LogInAnswer, SecondFactorNeeded } from "./auth.schema";
import { rememberDevice } from "./device-cookie";
import type { LogInOutcome } from "./first-factor.service";
import { setOwnCookie } from "./own-cookie";
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
  setOwnCookie(c, config, SESSION_COOKIE, outcome.cookieToken, outcome.expiresAt);
  await rememberDevice(c, config, outcome.user.id, now());
}

/** 200 with a session, or 202 while the second factor is awaited. */
export async function answerLogIn(c: Context<AppEnv>, outcome: LogInOutcome) {
  await setLogInCookies(c, outcome);
  const answer: LogInAnswer | SecondFactorNeeded = outcome.answer;
  return c.json(answer, outcome.kind === "logged-in" ? 200 : 202);
}
