import * as z from "zod";

export const VapiSettings = z.object({
  /** `platform`: AvaFirst's own account; `own`: the organisation's. */
  account: z.enum(["platform", "own"]),
  apiKeyLast4: z.string().nullable(),
  webhookUrl: z.string(),
});
/** Null goes back to AvaFirst's own account. */
export const SaveVapiSettings = z.object({ apiKey: z.string().trim().min(8).max(200).nullable() });

export const TwilioSettings = z.object({
  connected: z.boolean(),
  accountSid: z.string().nullable(),
  authTokenLast4: z.string().nullable(),
});
