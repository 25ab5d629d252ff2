import type { Db } from "../db";
import { MINUTE } from "../lib/time";
import { listSealed, listUnsealedBefore } from "./audit.queries";
import type { AuditEvent } from "./audit.sql.ts";
import { GENESIS, hashOf } from "./chain";

/** A place in the chain, as somebody may have noted it. */
export type Head = { seq: number; hash: string };

/** Where the rows come from: D1 itself, or wrangler's answers. */
export type AuditReader = {
  pageSize: number;
  /** Sealed rows after a place, in the chain's order: a page, and fewer once there are no more. */
  sealedAfter: (seq: number) => Promise<readonly AuditEvent[]>;
  /** Rows older than an instant that have no place yet. */
  unsealedBefore: (before: Date) => Promise<readonly Pick<AuditEvent, "id">[]>;
};

/** `faults` says in a sentence each what is wrong; without any, `count` rows up to `head` are as they were written. */
export type AuditVerdict = { count: number; head: Head; faults: string[] };

/** Each event seals itself and the cron what was missed, every minute: what is older has been kept from it. */
const SEALED_WITHIN = 5 * MINUTE;
const PAGE = 500;

export const auditReader = (db: Db): AuditReader => ({
  pageSize: PAGE,
  sealedAfter: (seq) => listSealed(db, seq, PAGE),
  unsealedBefore: (before) => listUnsealedBefore(db, before),
});

/**
 * Follows the chain from its first row: each hash is made again, each row must name the one before it, and no place may be empty.
 * What the chain cannot tell by itself is whether its end was cut off, or all of it written anew: `noted`, a head from earlier that
 * was kept elsewhere, tells that (OWASP ASVS 5.0, 16.4.2).
 */
export async function verifyAudit(reader: AuditReader, now: Date, noted: Head | null = null): Promise<AuditVerdict> {
  const faults: string[] = [];
  let head: Head = { seq: 0, hash: GENESIS };
  let count = 0;
  for (let isMore = true; isMore; ) {
    const page = await reader.sealedAfter(head.seq);
    isMore = page.length === reader.pageSize;
    for (const row of page) {
      const { fault, place } = await check(row, head);
      if (fault) faults.push(fault);
      if (noted?.seq === place.seq && noted.hash !== place.hash)
        faults.push(`${named(row)} is not what was noted of it: the chain was written anew.`);
      head = place;
      count += 1;
    }
  }
  if (noted && noted.seq > head.seq)
    faults.push(`The chain ends at row ${head.seq}, and row ${noted.seq} was noted: its end is missing.`);
  for (const { id } of await reader.unsealedBefore(new Date(now.getTime() - SEALED_WITHIN)))
    faults.push(`${id} has had no place in the chain for more than five minutes.`);
  return { count, head, faults };
}

/** One row against the one before it. The next is compared with what this one says of itself, so that one change is one fault. */
async function check(row: AuditEvent, before: Head): Promise<{ fault: string | null; place: Head }> {
  const { seq, previousHash, hash } = row;
  if (seq === null) throw new Error(`${row.id} was read as sealed and has no place`);
  const place = { seq, hash: hash ?? "" };
  if (previousHash === null || hash !== (await hashOf(row, seq, previousHash)))
    return { fault: `${named(row)} was changed: its hash is not that of what it says.`, place };
  if (seq !== before.seq + 1)
    return { fault: `${missing(before.seq + 1, seq - 1)} missing, before ${named(row)}.`, place };
  if (previousHash !== before.hash)
    return { fault: `${named(row)} does not follow row ${before.seq}: one of them was replaced or moved.`, place };
  return { fault: null, place };
}

const named = ({ seq, id, action, at }: AuditEvent) => `Row ${seq} (${id}, ${action}, ${at.toISOString()})`;
const missing = (first: number, last: number) => (first === last ? `Row ${first} is` : `Rows ${first} to ${last} are`);
