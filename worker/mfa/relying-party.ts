import type { Config } from "../config";

type Place = Pick<Config, "ENVIRONMENT" | "PUBLIC_ORIGIN">;

const LOOPBACK = new Set(["127.0.0.1", "[::1]"]);

/**
 * The local stack under the name that passkeys need: WebAuthn takes a domain, and `localhost` is the only one that a machine of
 * one's own has. Null in every deployment.
 */
function localhostTwin({ ENVIRONMENT, PUBLIC_ORIGIN }: Place): string | null {
  const url = new URL(PUBLIC_ORIGIN);
  if (ENVIRONMENT !== "local" || !LOOPBACK.has(url.hostname)) return null;
  url.hostname = "localhost";
  return url.origin;
}

/** The origins whose pages are ours: one, and on a developer's machine its twin. */
export function ownOrigins(config: Place): string[] {
  const twin = localhostTwin(config);
  return twin ? [config.PUBLIC_ORIGIN, twin] : [config.PUBLIC_ORIGIN];
}

/** What a passkey is bound to: the domain it answers, and the origin of the page that may ask it. */
export function relyingParty(config: Place): { id: string; origin: string } {
  const origin = localhostTwin(config) ?? config.PUBLIC_ORIGIN;
  return { id: new URL(origin).hostname, origin };
}
