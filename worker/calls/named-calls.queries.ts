import { type SQL, sql } from "drizzle-orm";
import type { CallId, OrgId } from "../lib/ids";

/**
 * A condition over `calls`: these, where they are the organisation's. D1 binds at most 100 values, so ids travel as one JSON text;
 * and SQLite, which does not know how many they are, would read all of an organisation's calls to find them: the `+` keeps it from
 * the indexes that begin with the organisation.
 */
export const namedCalls = (orgId: OrgId, ids: readonly CallId[]): SQL =>
  sql`+org_id = ${orgId} AND id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
