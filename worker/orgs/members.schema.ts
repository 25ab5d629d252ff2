import * as z from "zod";
import { ROLES } from "../permissions";

export const MemberList = z.object({
  items: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      /** Null for somebody who signed up with a telephone and gave none yet. */
      email: z.string().nullable(),
      role: z.enum(ROLES),
      isYou: z.boolean(),
    }),
  ),
});
export type MemberList = z.infer<typeof MemberList>;

export const ChangeRole = z.object({ role: z.enum(ROLES) });
export const MemberParam = z.object({ userId: z.templateLiteral(["user_", z.string()]) });
