import type * as z from "zod";
import type { Db } from "../db";
import type { OrgId } from "../lib/ids";
import { listCircuits, listProviderErrors } from "./provider-health.queries";
import type { ProvidersHealth } from "./providers.schema";

const SHOWN = ["vapi", "twilio"] as const;
const ERRORS_SHOWN = 10;

/** Each provider's circuit, as the isolate that saw its last change wrote it, and the organisation's own last failures. */
export async function providersHealth(db: Db, orgId: OrgId): Promise<z.infer<typeof ProvidersHealth>> {
  const circuits = await listCircuits(db);
  const items = SHOWN.map(async (provider) => {
    const errors = await listProviderErrors(db, orgId, provider, ERRORS_SHOWN);
    const circuit = circuits.find((row) => row.provider === provider);
    return {
      provider,
      circuit: { state: circuit?.state ?? "closed", since: circuit?.since.toISOString() ?? null },
      errors: errors.map(({ code, status, at }) => ({ code, status, at: at.toISOString() })),
    };
  });
  return { items: await Promise.all(items) };
}
