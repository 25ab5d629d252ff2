import * as z from "zod";
import { Booking, StaffMember } from "../../../receptionist/profile.schema";

/** A number as its owner writes it: the action turns it into E.164, because the world's numbers weigh more than a page. */
const PhoneText = z
  .string()
  .trim()
  .max(40)
  .refine((typed) => /^[+(\d][\d\s().-]{5,}$/.test(typed), { params: { reason: "phone" } });

const { name, role } = StaffMember.shape;

/** Whom Ava may transfer to, and what she may book. */
export const TeamForm = z.object({
  staff: z.array(z.object({ name, role: role.default(""), phone: PhoneText })).max(20),
  booking: Booking,
});
