import * as z from "zod";

export const AppointmentsQuery = z.object({
  /** Appointments that start at this instant or later; from the start of today, where the business is, when left out. */
  from: z.iso.datetime({ offset: true }).optional(),
  /** And before this one. */
  to: z.iso.datetime({ offset: true }).optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type AppointmentsQuery = z.infer<typeof AppointmentsQuery>;

export const AppointmentStatus = z.enum(["booked", "requested", "cancelled"]);

export const Appointment = z.object({
  id: z.string(),
  service: z.string(),
  startsAt: z.string(),
  endsAt: z.string(),
  callerName: z.string(),
  /** E.164. */
  callerPhone: z.string().nullable(),
  note: z.string().nullable(),
  /** `requested`: the team still has to confirm. */
  status: AppointmentStatus,
  isTest: z.boolean(),
  /** The call that it was made in. */
  callId: z.string().nullable(),
  createdAt: z.string(),
});
export type Appointment = z.infer<typeof Appointment>;

export const AppointmentPage = z.object({
  items: z.array(Appointment),
  /** Leads to later appointments; null on the last page. */
  nextCursor: z.string().nullable(),
});
