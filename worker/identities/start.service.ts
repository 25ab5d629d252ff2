import type { OpenIdProvider } from "../auth/auth.schema";
import { authenticate } from "../auth/authenticate";
import { prepareChallenge } from "../auth/challenge.service";
import { isProven } from "../auth/proof";
import type { Actor } from "../http/app-env";
import { addressOf, visitorOf } from "../http/visitor";
import { newToken } from "../lib/crypto";
import { AppError, notFound } from "../lib/errors";
import { log } from "../lib/log";
import { MINUTE } from "../lib/time";
import { authorizationUrl } from "../providers/openid";
import type { Services } from "../services";
import { takeTry } from "../throttle/throttle.service";
import type { OpenIdIntent } from "./identities.schema";
import { before, landing, SECURITY_PAGE } from "./landing";
import { roundTripOf } from "./round-trip";

/** How long somebody may take to say who they are at their provider. */
const TRIP_LIFE = 10 * MINUTE;

/** Where the browser goes, and the cookie that makes the trip its own; no cookie where it goes to a page of ours. */
export type Started = { location: string; cookie: { token: string; expiresAt: Date } | null };

/**
 * Sends a browser to a provider. To link one, it must hold a session that has proven who it is within the last minutes; that
 * session is the one that must come back, and a page of ours must have asked for it. Throws `not_found` where the provider is not offered.
 */
export async function startTrip(
  services: Services,
  provider: OpenIdProvider,
  { intent, next, request }: { intent: OpenIdIntent; next: string | null; request: Request },
): Promise<Started> {
  const { config, db } = services;
  if (!config.openId[provider]) throw notFound("way in");
  const actor = intent === "link" ? await currentActor(services, request) : null;
  if (intent === "link" && !actor) return { location: before("/login", SECURITY_PAGE), cookie: null };
  if (actor && isFromElsewhere(request)) return { location: SECURITY_PAGE, cookie: null };
  if (actor && !isProven(actor.provenAt, services.now()))
    return { location: before("/confirm-identity", SECURITY_PAGE), cookie: null };

  const token = newToken();
  const { challenge, insert } = await prepareChallenge(services, {
    detail: { kind: "open-id", provider, intent, next, sessionId: actor?.sessionId ?? null },
    userId: actor?.userId ?? null,
    lifeMs: TRIP_LIFE,
    token,
  });
  try {
    await takeTry(services, "begin:address", addressOf(visitorOf(request)));
    const location = await authorizationUrl(config, provider, await roundTripOf(config, provider, token));
    await db.batch([insert]);
    return { location, cookie: { token, expiresAt: challenge.expiresAt } };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.warn("auth.open_id_failed", { provider, reason: `${error.code}: ${error.message}` });
    return { location: landing(intent === "link" ? SECURITY_PAGE : "/login", "sign-in-failed"), cookie: null };
  }
}

/** Whether another site's page leads here: it could have a visitor link whatever account it has logged them in to at the provider. */
const isFromElsewhere = ({ headers }: Request): boolean =>
  ["cross-site", "same-site"].includes(headers.get("Sec-Fetch-Site") ?? "");

/** Whoever's session a browser presents, as D1 has it now; null without one. */
export async function currentActor(services: Services, request: Request): Promise<Actor | null> {
  try {
    const actor = await authenticate(request, services, { fresh: true });
    return actor.via === "cookie" ? actor : null;
  } catch (error) {
    if (error instanceof AppError && error.code === "unauthenticated") return null;
    throw error;
  }
}
