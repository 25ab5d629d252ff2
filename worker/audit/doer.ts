import type { Actor } from "../http/app-env";
import { visitorOf } from "../http/visitor";
import type { Happening } from "./audit.service";

/** Who does what is written down, and from where. */
export type Doer = Pick<Happening, "userId" | "visitor">;

/** The member who asks for it. */
export const doerOf = (c: { req: { raw: Request }; var: { actor: Actor } }): Doer => ({
  userId: c.var.actor.userId,
  visitor: visitorOf(c.req.raw),
});

/** A job, which goes on with what somebody began. */
export const NOBODY: Doer = { userId: null, visitor: null };
