import * as z from "zod";
import { SecondFactor } from "../auth/auth.schema";

/** What an app shows, or a person copies: six digits, or a recovery code with its hyphen. Spaces are what people type between. */
export const Code = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().min(6).max(20));

/** Answers a log-in's second factor. `challenge` is for clients without cookies. */
export const AnswerSecondFactor = z.object({ code: Code, challenge: z.string().max(200).optional() });

/** What to scan or type into an app. Shown once: it becomes a factor when its first code comes back. */
export const TotpSetup = z.object({ secret: z.string(), otpauthUrl: z.string() });
export type TotpSetup = z.infer<typeof TotpSetup>;
export const ConfirmTotp = z.object({ code: Code });

/** Shown once. Null where the account has codes already. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()).nullable() });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

export const Factors = z.object({
  totp: z.object({ confirmedAt: z.string() }).nullable(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      createdAt: z.string(),
      lastUsedAt: z.string().nullable(),
      isBackedUp: z.boolean(),
    }),
  ),
});
export type Factors = z.infer<typeof Factors>;

/** How somebody who is logged in can prove it again. Nothing of it where only a new log-in would. */
export const PROOFS = [...SecondFactor.options, "password"] as const;
export const StepUp = z.object({
  /** Until when what matters may be changed; null when it must be proven first. */
  provenUntil: z.string().nullable(),
  methods: z.array(z.enum(PROOFS)),
});
export type StepUp = z.infer<typeof StepUp>;
export const ProveAgain = z.union([z.object({ password: z.string().min(1).max(128) }), z.object({ code: Code })]);
export const Proven = z.object({ provenUntil: z.string() });
