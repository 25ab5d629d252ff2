import { Hono } from "hono";
import { requirePermission } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { Appointment, AppointmentPage, AppointmentsQuery } from "./calendar.schema";
import { appointmentView, cancelAppointment, confirmAppointment, listAppointmentPage } from "./calendar.service";

export const appointmentRoutes = new Hono<AppEnv>()
  .get(
    "/",
    requirePermission("calendar:read"),
    document("calendar", "Appointments, soonest first, a page at a time", { 200: AppointmentPage }),
    validate("query", AppointmentsQuery),
    async (c) => {
      const page = await listAppointmentPage(c.var.services, c.var.actor.orgId, c.req.valid("query"));
      return c.json({ items: page.rows.map(appointmentView), nextCursor: page.nextCursor });
    },
  )
  .post(
    "/:id/cancel",
    requirePermission("calendar:write"),
    document("calendar", "Cancel an appointment, which frees its slot", { 200: Appointment }),
    async (c) => c.json(appointmentView(await cancelAppointment(c.var.services, c.var.actor.orgId, c.req.param("id")))),
  )
  .post(
    "/:id/confirm",
    requirePermission("calendar:write"),
    document("calendar", "Confirm an appointment that a caller asked for", { 200: Appointment }),
    async (c) =>
      c.json(appointmentView(await confirmAppointment(c.var.services, c.var.actor.orgId, c.req.param("id")))),
  );
