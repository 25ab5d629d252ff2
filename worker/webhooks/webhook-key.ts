import { constantTimeEqual, sha256 } from "../lib/crypto";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { MINUTE } from "../lib/time";
import type { Services } from "../services";
import { findOrgBySecretHash } from "./webhook-key.queries";

/** As stale as a KV session may be: a secret that is replaced is refused within this time. */
const KEEP_MS = MINUTE;
/** Organisations one isolate remembers at most. */
const KEEP_COUNT = 2000;

/** A live turn must not wait for D1, so an isolate remembers whose secret it has just checked. Per database: tests have many. */
const remembered = new WeakMap<object, Map<string, { orgId: OrgId; untilMs: number }>>();

/**
 * Whose webhook this is: each organisation has its own secret, which Vapi sends back in `X-Vapi-Secret`.
 * Throws `unauthenticated` without one, or with one that is nobody's.
 */
export async function requireVapiOrg(
  { db, config, now }: Pick<Services, "db" | "config" | "now">,
  secret: string | undefined,
): Promise<OrgId> {
  if (!secret) throw refused("missing");
  const hash = await sha256(secret);
  const known = remembered.get(config) ?? new Map<string, { orgId: OrgId; untilMs: number }>();
  remembered.set(config, known);

  const nowMs = now().getTime();
  const fresh = known.get(hash);
  if (fresh && fresh.untilMs > nowMs) return fresh.orgId;

  const found = await findOrgBySecretHash(db, hash);
  if (!found || !constantTimeEqual(found.hash, hash)) throw refused("wrong");
  if (known.size >= KEEP_COUNT) known.clear();
  known.set(hash, { orgId: found.orgId, untilMs: nowMs + KEEP_MS });
  return found.orgId;
}

function refused(why: "missing" | "wrong"): AppError {
  log.warn("webhook.refused", { provider: "vapi", why });
  return new AppError("unauthenticated", `The X-Vapi-Secret header is ${why}.`);
}
