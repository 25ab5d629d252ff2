import * as z from "zod";
import { Locale, TimeZone } from "../lib/schemas";

/** As a person writes it, national or international; it is answered and kept in E.164. */
export const Phone = z.string().trim().min(4).max(32);

export const SendPhoneCode = z.object({
  phone: Phone,
  locale: Locale.optional(),
  /** A call for whom no text message reaches. */
  channel: z.enum(["sms", "call"]).default("sms"),
});
/** `resendInS` seconds until another code may be asked for; the code itself lives `expiresInS`. */
export const PhoneCodeSent = z.object({
  phone: z.string(),
  resendInS: z.number().int(),
  expiresInS: z.number().int(),
});
export type PhoneCodeSent = z.infer<typeof PhoneCodeSent>;

/** Four to ten digits, as Twilio Verify sends them. */
export const PhoneCode = z
  .string()
  .transform((text) => text.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{4,10}$/));

export const VerifyPhone = z.object({
  phone: Phone,
  code: PhoneCode,
  /** For a new account; absent, the number names it. */
  name: z.string().trim().min(1).max(80).optional(),
  locale: Locale.optional(),
  timeZone: TimeZone.optional(),
});
