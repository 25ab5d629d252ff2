import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { Busy, NewAppointment } from "../../receptionist/tools/tool";
import type { Db } from "../db";
import { AppError, invalidField, notFound } from "../lib/errors";
import { type CallId, newId, type OrgId, type ProfileId } from "../lib/ids";
import { CursorInstant } from "../lib/schemas";
import { requireOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import {
  type AppointmentCursor,
  cancel,
  confirm,
  getAppointment,
  insertIfFree,
  LONGEST_MS,
  listAppointments,
  listBusy,
  selectByTool,
  unlinkCall,
} from "./calendar.queries";
import type { Appointment, AppointmentsQuery } from "./calendar.schema";
import type { AppointmentRow } from "./calendar.sql.ts";

/** An appointment as the API shows it. */
export const appointmentView = (row: AppointmentRow): Appointment => ({
  id: row.id,
  service: row.service,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  callerName: row.callerName,
  callerPhone: row.callerPhone,
  note: row.note,
  status: row.status,
  isTest: row.isTest,
  callId: row.callId,
  createdAt: row.createdAt.toISOString(),
});

/** For the batch that erases a call: what was agreed in it stays agreed, and leads to no call any more. */
export const prepareUnlinking = (db: Db, orgId: OrgId, callId: CallId) => [unlinkCall(db, orgId, callId)];

/** Appointments that overlap a span of epoch milliseconds. A real caller is not kept from a slot by a test appointment. */
export async function busyTimes(
  db: Db,
  orgId: OrgId,
  profileId: ProfileId,
  { fromMs, toMs, isTest }: { fromMs: number; toMs: number; isTest: boolean },
): Promise<Busy[]> {
  const span = { start: new Date(fromMs), end: new Date(toMs), isTest };
  const rows = await listBusy(db, orgId, profileId, span);
  return rows.map(({ startsAt, endsAt }) => ({ startMs: startsAt.getTime(), endMs: endsAt.getTime() }));
}

type Booking = NewAppointment & { orgId: OrgId; profileId: ProfileId; callId: CallId; isTest: boolean; now: Date };

/**
 * Writes an appointment where at each moment of it fewer than `capacity` others take place, whoever else books at the same time.
 * The same tool use asked again is `booked` again and makes no second one. Throws a `RangeError` for a span that is empty or longer than a day.
 */
export async function bookAppointment(db: Db, booking: Booking): Promise<"booked" | "taken"> {
  const { startMs, endMs, capacity, now, orgId, callId, toolId, ...rest } = booking;
  if (endMs <= startMs || endMs - startMs > LONGEST_MS)
    throw new RangeError(`No appointment lasts ${endMs - startMs} ms`);
  const row = {
    ...rest,
    id: newId("appointment"),
    orgId,
    callId,
    toolId,
    startsAt: new Date(startMs),
    endsAt: new Date(endMs),
    createdAt: now,
  };
  const [, made] = await db.batch([insertIfFree(db, row, capacity), selectByTool(db, orgId, callId, toolId)]);
  return made.length > 0 ? "booked" : "taken";
}

const CursorText = z.tuple([CursorInstant, z.templateLiteral(["appt_", z.string()])]);

/** One page, soonest first, and where the next begins; null where there is none. */
export async function listAppointmentPage(
  { db, now }: Pick<Services, "db" | "now">,
  orgId: OrgId,
  { from, to, cursor, limit }: AppointmentsQuery,
): Promise<{ rows: AppointmentRow[]; nextCursor: string | null }> {
  const window = {
    from: from ? new Date(from) : startOfDay(now(), (await requireOrg(db, orgId)).timeZone),
    to: to ? new Date(to) : undefined,
  };
  const found = await listAppointments(db, orgId, window, cursor ? readCursor(cursor) : null, limit + 1);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, nextCursor: last && found.length > limit ? writeCursor(last) : null };
}

const startOfDay = (at: Date, timeZone: string): Date => {
  const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(zoned.startOfDay().epochMilliseconds);
};

const writeCursor = ({ startsAt, id }: AppointmentCursor) => `${startsAt.getTime()}.${id}`;

function readCursor(text: string): AppointmentCursor {
  const parsed = CursorText.safeParse(text.split("."));
  if (!parsed.success) throw invalidField("cursor", "is not one that a page gave");
  const [startMs, id] = parsed.data;
  return { startsAt: new Date(startMs), id };
}

async function requireAppointment(db: Db, orgId: OrgId, id: string): Promise<AppointmentRow> {
  const row = await getAppointment(db, orgId, id);
  if (!row) throw notFound("appointment");
  return row;
}

/** Gives the slot back. Repeating it changes nothing. */
export async function cancelAppointment({ db, now }: Pick<Services, "db" | "now">, orgId: OrgId, id: string) {
  await cancel(db, orgId, id, now());
  return requireAppointment(db, orgId, id);
}

/** The team agrees to what a caller asked for. Repeating it changes nothing. Throws `conflict` for a cancelled appointment. */
export async function confirmAppointment({ db }: Pick<Services, "db">, orgId: OrgId, id: string) {
  await confirm(db, orgId, id);
  const row = await requireAppointment(db, orgId, id);
  if (row.status === "cancelled") throw new AppError("conflict", "This appointment was cancelled.");
  return row;
}
