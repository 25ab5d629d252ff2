import type { Appointment } from "../../../worker/calendar/calendar.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { formatPhone } from "../phone.server";

/** An appointment as its list shows it: the number as it is dialled, and as it is read. */
export const appointmentRow = (appointment: Appointment, locale: Locale) => ({
  ...appointment,
  phoneText: formatPhone(appointment.callerPhone, locale),
});
export type AppointmentRow = ReturnType<typeof appointmentRow>;
