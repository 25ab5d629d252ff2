import * as z from "zod";
import { OpenIdProvider, WayIn } from "./auth.schema";

/** What each kind of challenge keeps until it is answered. */
export const ChallengeDetail = z.discriminatedUnion("kind", [
  /** A first factor was right; the second is awaited. */
  z.object({ kind: z.literal("second-factor"), method: WayIn }),
  z.object({ kind: z.literal("passkey-registration"), challenge: z.string() }),
  /** For a log-in, or to prove again who is logged in. */
  z.object({ kind: z.literal("passkey-assertion"), challenge: z.string() }),
  z.object({
    kind: z.literal("open-id"),
    provider: OpenIdProvider,
    intent: z.enum(["log-in", "link"]),
    /** A path of ours to go on to. */
    next: z.string().nullable(),
    /** The session that links, which must be the one that comes back. */
    sessionId: z.templateLiteral(["sess_", z.string()]).nullable(),
  }),
  /** `confirm` is for somebody who is logged in and gives this number. */
  z.object({
    kind: z.literal("phone"),
    phone: z.string(),
    verificationId: z.string(),
    purpose: z.enum(["log-in", "confirm"]),
  }),
]);
export type ChallengeDetail = z.infer<typeof ChallengeDetail>;
