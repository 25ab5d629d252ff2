import type { OpenIdProvider } from "../auth/auth.schema";
import { type ChallengeOf, takeChallenge } from "../auth/challenge.service";
import { type LogInOutcome, passFirstFactor } from "../auth/first-factor.service";
import { createProvenAccount, type Newcomer, proveAddress } from "../auth/provider-sign-up.service";
import { DEFAULT_TIME_ZONE } from "../auth/sign-up.service";
import { preferredLocale } from "../http/locale";
import { seenTimeZone } from "../http/time-zone";
import { visitorOf } from "../http/visitor";
import { constantTimeEqual, newToken, sha256 } from "../lib/crypto";
import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { readCallback, type Vouched } from "../providers/openid";
import type { Services } from "../services";
import { getIdentityOwner, updateLastUsed } from "./identities.queries";
import { linkIdentity } from "./identities.service";
import { afterLogIn, landing, SECURITY_PAGE } from "./landing";
import { roundTripOf } from "./round-trip";
import { currentActor } from "./start.service";

/** Where a browser that has come back goes on to, and what it is handed. */
type Landed = {
  location: string;
  outcome?: LogInOutcome;
  /** Tells this browser again when the address that it asked to prove is proven. */
  newcomerToken?: string;
};

/** `isOver`: the trip is spent, and its cookie of no more use. */
export type Finished = Landed & { isOver: boolean };

type Trip = ChallengeOf<"open-id">["detail"];

/**
 * Ends a round trip, for the browser that began it and once. Whatever is wrong leads to one page that says no more than that;
 * the reason is in the log.
 *
 * @param token what the browser's cookie holds
 */
export async function finishTrip(
  services: Services,
  provider: OpenIdProvider,
  { request, token }: { request: Request; token: string | undefined },
): Promise<Finished> {
  const { config } = services;
  const { searchParams } = new URL(request.url);
  const failed = (reason: string, trip?: Trip): Finished => {
    log.warn("auth.open_id_failed", { provider, reason });
    return { location: landing(pageOf(trip), "sign-in-failed"), isOver: trip !== undefined };
  };

  if (!token) return failed("no cookie");
  const roundTrip = await roundTripOf(config, provider, token);
  // Before it is spent: a forged callback does not end the trip that this browser is on.
  if (!constantTimeEqual(searchParams.get("state") ?? "", roundTrip.state)) return failed("state");
  const trip = (await takeChallenge(services, "open-id", token))?.detail;
  if (!trip) return failed("spent or expired");
  try {
    const vouched = await readCallback(config, provider, searchParams, roundTrip);
    if (!vouched) return { location: landing(pageOf(trip), "cancelled"), isOver: true };
    const land = trip.intent === "link" ? link : enter;
    return { ...(await land(services, trip, vouched, request)), isOver: true };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // Its message is ours or the library's. Its cause is not logged: it holds what the provider told of a person.
    return failed(`${error.code}: ${error.message}`, trip);
  }
}

const pageOf = (trip: Trip | undefined) => (trip?.intent === "link" ? SECURITY_PAGE : "/login");

/** To the account that was logged in when the trip began, if it still is, in this browser. */
async function link(services: Services, trip: Trip, vouched: Vouched, request: Request): Promise<Landed> {
  const actor = await currentActor(services, request);
  if (!actor || actor.sessionId !== trip.sessionId) throw new AppError("forbidden", "This session did not ask for it.");
  const { issuer, subject, email } = vouched;
  const identity = { userId: actor.userId, provider: trip.provider, issuer, subject, email };
  const isLinked = await linkIdentity(services, actor, identity, visitorOf(request));
  const owner = isLinked ? null : await getIdentityOwner(services.db, issuer, subject);
  const isOurs = isLinked || owner?.identity.userId === actor.userId;
  return { location: landing(SECURITY_PAGE, isOurs ? "identity-linked" : "identity-taken") };
}

/** Into the account that this identity opens; or to one that is made, now or once its address is proven. */
async function enter(services: Services, trip: Trip, vouched: Vouched, request: Request): Promise<Landed> {
  const { db, now } = services;
  const visitor = visitorOf(request);
  const known = await getIdentityOwner(db, vouched.issuer, vouched.subject);
  if (known) {
    if (!known.user) throw new AppError("forbidden", "This account is being erased.");
    const also = [updateLastUsed(db, known.identity.id, now())];
    const outcome = await passFirstFactor(services, { user: known.user, method: trip.provider, visitor, also });
    return { outcome, location: afterLogIn(outcome, trip.next) };
  }
  if (!vouched.email) return { location: landing("/login", "no-address") };
  const newcomerToken = newToken();
  const newcomer: Newcomer = {
    email: vouched.email,
    name: vouched.name ?? vouched.email.replace(/@.*/, "").slice(0, 80),
    locale: preferredLocale(request.headers.get("Accept-Language") ?? undefined),
    timeZone: seenTimeZone(request) ?? DEFAULT_TIME_ZONE,
    identity: {
      provider: trip.provider,
      issuer: vouched.issuer,
      subject: vouched.subject,
      browserHash: await sha256(newcomerToken),
    },
  };
  if (!vouched.isEmailProven) {
    await proveAddress(services, newcomer, visitor);
    return { location: "/check-email", newcomerToken };
  }
  const outcome = await createProvenAccount(services, newcomer, visitor);
  return outcome ? { outcome, location: "/onboarding" } : { location: landing("/login", "link-google", SECURITY_PAGE) };
}
