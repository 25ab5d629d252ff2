import type { OrgId } from "../lib/ids";
import { log } from "../lib/log";
import type { ProviderObserver } from "../providers/http";
import type { Services } from "../services";
import { addProviderError, writeCircuit } from "./provider-health.queries";

/**
 * Writes down how a provider does in an organisation's calls: codes and states, never what was sent or said. Behind the call, which
 * it neither delays nor fails; what cannot be written is lost.
 */
export function observerFor(
  { db, now, waitUntil }: Pick<Services, "db" | "now" | "waitUntil">,
  orgId: OrgId,
): ProviderObserver {
  const keep = (provider: string, write: Promise<void>) =>
    waitUntil(write.catch((error: unknown) => log.warn("provider.unobserved", { provider, orgId, error })));
  return {
    circuitIs: (provider, state) => keep(provider, writeCircuit(db, provider, state, now())),
    failed: (provider, failure) => keep(provider, addProviderError(db, orgId, { provider, ...failure, at: now() })),
  };
}
