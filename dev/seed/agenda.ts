import { Temporal } from "temporal-polyfill";
import * as z from "zod";
import type { CallArchive } from "../../durable-objects/call.schema";
import { freeSlots } from "../../receptionist/opening/slots";
import type { ReceptionistProfile } from "../../receptionist/profile.schema";
import type { NewAppointment } from "../../receptionist/tools/tool";

const MINUTE = 60_000;
/** Appointments still to come. */
const UPCOMING = 12;
/** An agenda in use has gaps: starts are looked at this far apart, and within so many days. */
const STEP_MIN = 30;
const DAYS_AHEAD = 21;
/** Of so many, the team has yet to confirm one. */
const REQUESTED_OF = 4;
/** For what no list says the length of. */
const USUAL_MIN = 30;

const Request = z.object({
  callerName: z.string(),
  callbackNumber: z.string(),
  service: z.string(),
  preferredTime: z.string(),
});

export type Booked = { callId: CallArchive["origin"]["id"]; bookedAtMs: number; appointment: NewAppointment };

const DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi"];

/** What the latest callers who asked for an appointment were given: the day and half of the day they wanted, where it is free. */
export const upcomingAgenda = (month: CallArchive[], profile: ReceptionistProfile, timeZone: string, nowMs: number) => {
  const asked = month
    .flatMap((call) => call.tools.map((tool) => ({ call, tool })))
    .filter(({ tool }) => tool.name === "request_appointment")
    .slice(-UPCOMING);
  const busy: { startMs: number; endMs: number }[] = [];
  return asked.map(({ call, tool }, index): Booked => {
    const { callerName, callbackNumber, service, preferredTime } = Request.parse(tool.arguments);
    const listed = profile.services.find(({ name }) => name === service);
    const durationMin = listed?.durationMin ?? USUAL_MIN;
    const { capacity } = profile.booking;
    const bounds = { capacity, noticeMin: 24 * 60, horizonDays: DAYS_AHEAD, stepMin: STEP_MIN, limit: 1000 };
    const free = freeSlots({ opening: profile, timeZone, busy, durationMin, nowMs, ...bounds });
    const startMs = free.find((start) => suits(start, preferredTime, timeZone)) ?? free[0];
    if (startMs === undefined) throw new Error("The demo practice has no free slot in three weeks");
    const endMs = startMs + durationMin * MINUTE;
    busy.push({ startMs, endMs });
    return {
      callId: call.origin.id,
      bookedAtMs: call.endedAtMs,
      appointment: {
        toolId: tool.id,
        service,
        startMs,
        endMs,
        callerName,
        callerPhone: callbackNumber,
        note: listed ? null : preferredTime,
        status: index % REQUESTED_OF === REQUESTED_OF - 1 ? "requested" : "booked",
        capacity,
      },
    };
  });
};

/** "jeudi vers 10 h" is a Thursday morning. What names no day or time is suited by any. */
const suits = (startMs: number, wish: string, timeZone: string): boolean => {
  const start = Temporal.Instant.fromEpochMilliseconds(startMs).toZonedDateTimeISO(timeZone);
  const day = DAYS.findIndex((name) => wish.startsWith(name)) + 1;
  const hour = Number(
    /vers (\d+)/.exec(wish)?.[1] ?? (wish.includes("matin") ? 9 : wish.includes("après-midi") ? 14 : -1),
  );
  return (day === 0 || start.dayOfWeek === day) && (hour < 0 || start.hour >= hour);
};
