import { eq } from "drizzle-orm";
import type { Db } from "../db";
import { vapiSettings } from "../integrations/integrations.sql.ts";
import type { OrgId } from "../lib/ids";

/** The organisation whose webhook secret has this hash. The one query that takes no tenant: the secret is what names it. */
export async function findOrgBySecretHash(db: Db, hash: string): Promise<{ orgId: OrgId; hash: string } | null> {
  const [row] = await db
    .select({ orgId: vapiSettings.orgId, hash: vapiSettings.webhookSecretHash })
    .from(vapiSettings)
    .where(eq(vapiSettings.webhookSecretHash, hash))
    .limit(1);
  return row ?? null;
}
