import { and, asc, eq, gt, gte, lt, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { AppointmentId, CallId, OrgId, ProfileId } from "../lib/ids";
import { DAY } from "../lib/time";
import { type AppointmentRow, appointments } from "./calendar.sql.ts";

/** No appointment is longer: so the index on starts bounds what overlaps a span. */
export const LONGEST_MS = DAY;

/** Behind this row's start and id, so that appointments of one instant are neither lost nor repeated. */
export type AppointmentCursor = { startsAt: Date; id: AppointmentId };

/** A page by keyset, soonest first. `to` is not included. */
export const listAppointments = (
  db: Db,
  orgId: OrgId,
  { from, to }: { from: Date; to: Date | undefined },
  after: AppointmentCursor | null,
  limit: number,
): Promise<AppointmentRow[]> =>
  db
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.orgId, orgId),
        gte(appointments.startsAt, after && after.startsAt > from ? after.startsAt : from),
        to && lt(appointments.startsAt, to),
        after ? or(gt(appointments.startsAt, after.startsAt), gt(appointments.id, after.id)) : undefined,
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(limit);

/** What takes up time between two instants, and may still happen. Test appointments count only for a test. */
const overlapping = (
  orgId: OrgId,
  profileId: ProfileId,
  { start, end, isTest }: { start: Date; end: Date; isTest: boolean },
): SQL | undefined =>
  and(
    eq(appointments.orgId, orgId),
    gt(appointments.startsAt, new Date(start.getTime() - LONGEST_MS)),
    lt(appointments.startsAt, end),
    gt(appointments.endsAt, start),
    eq(appointments.profileId, profileId),
    ne(appointments.status, "cancelled"),
    isTest ? undefined : eq(appointments.isTest, false),
  );

export const listBusy = (
  db: Db,
  orgId: OrgId,
  profileId: ProfileId,
  span: { start: Date; end: Date; isTest: boolean },
): Promise<Pick<AppointmentRow, "startsAt" | "endsAt">[]> =>
  db
    .select({ startsAt: appointments.startsAt, endsAt: appointments.endsAt })
    .from(appointments)
    .where(overlapping(orgId, profileId, span))
    .orderBy(asc(appointments.startsAt), asc(appointments.id));

type ByTool = Omit<AppointmentRow, "callId" | "toolId" | "cancelledAt"> & { callId: CallId; toolId: string };

/**
 * Decides and writes in one statement, which SQLite runs alone: of many who want the last place, one gets it. As `freeSlots` of
 * the receptionist, it asks for the most that overlap at any one moment of the span: where the span begins, or where another
 * appointment begins within it. A tool use that has its appointment already gets no second one.
 */
export const insertIfFree = (db: Db, row: ByTool, capacity: number) => {
  const start = row.startsAt.getTime();
  const span = { start: row.startsAt, end: row.endsAt, isTest: row.isTest };
  return (
    db
      .insert(appointments)
      // In the order of the table's columns, which is what drizzle names before a SELECT.
      .select(sql`
        WITH busy AS (
          SELECT max(starts_at, ${start}) AS begins, ends_at AS ends FROM ${appointments}
          WHERE ${overlapping(row.orgId, row.profileId, span)})
        SELECT ${row.id}, ${row.orgId}, ${row.profileId}, ${row.callId}, ${row.toolId}, ${row.service}, ${start},
               ${row.endsAt.getTime()}, ${row.callerName}, ${row.callerPhone}, ${row.note}, ${row.isTest ? 1 : 0},
               ${row.status}, ${row.createdAt.getTime()}, NULL
        WHERE NOT EXISTS (
          SELECT 1 FROM busy AS moment
          WHERE (SELECT count(*) FROM busy WHERE begins <= moment.begins AND moment.begins < ends) >= ${capacity})`)
      .onConflictDoNothing()
  );
};

/** Whether a tool use made an appointment, for the end of its batch. */
export const selectByTool = (db: Db, orgId: OrgId, callId: CallId, toolId: string) =>
  db
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.orgId, orgId), eq(appointments.callId, callId), eq(appointments.toolId, toolId)));

/** A tool use is known within its call only. */
export const unlinkCall = (db: Db, orgId: OrgId, callId: CallId) =>
  db
    .update(appointments)
    .set({ callId: null, toolId: null })
    .where(and(eq(appointments.orgId, orgId), eq(appointments.callId, callId)));

const own = (orgId: OrgId, id: string) => and(eq(appointments.orgId, orgId), sql`${appointments.id} = ${id}`);

export async function getAppointment(db: Db, orgId: OrgId, id: string): Promise<AppointmentRow | null> {
  const [row] = await db.select().from(appointments).where(own(orgId, id)).limit(1);
  return row ?? null;
}

/** The first cancellation stands. */
export async function cancel(db: Db, orgId: OrgId, id: string, at: Date): Promise<void> {
  await db
    .update(appointments)
    .set({ status: "cancelled", cancelledAt: at })
    .where(and(own(orgId, id), ne(appointments.status, "cancelled")));
}

export async function confirm(db: Db, orgId: OrgId, id: string): Promise<void> {
  await db
    .update(appointments)
    .set({ status: "booked" })
    .where(and(own(orgId, id), eq(appointments.status, "requested")));
}
