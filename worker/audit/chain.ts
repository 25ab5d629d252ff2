import { sha256 } from "../lib/crypto";
import type { AuditEvent } from "./audit.sql.ts";

/** What the first row's hash goes on from. */
export const GENESIS = "0".repeat(64);

/** SHA-256 over a row's place, the hash before it, and everything the row says: a list, because its order is fixed. */
export const hashOf = (event: AuditEvent, seq: number, previousHash: string): Promise<string> =>
  sha256(
    JSON.stringify([
      seq,
      previousHash,
      event.id,
      event.action,
      event.orgId,
      event.userId,
      event.ip,
      event.country,
      event.userAgent,
      Object.entries(event.detail).sort(([a], [b]) => (a < b ? -1 : 1)),
      event.at.getTime(),
    ]),
  );
