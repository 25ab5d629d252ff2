import * as z from "zod";

/** A value that a deployment leaves empty is not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const secret = () => optional(z.string().min(1));

/** An issue for each absent one of a group that is not wholly absent: half a pair is a slip that shows only at somebody's log-in. */
function requireWhole(group: Record<string, string | undefined>, context: z.RefinementCtx): void {
  const missing = Object.keys(group).filter((name) => group[name] === undefined);
  if (missing.length === Object.keys(group).length) return;
  for (const name of missing)
    context.addIssue({
      code: "custom",
      path: [name],
      message: `is missing: it goes with ${Object.keys(group).join(", ")}`,
    });
}

/** AvaFirst's own clients at Google and Microsoft, as `openId`: null where that way in is not offered. */
export const OpenIdSettings = z
  .object({
    GOOGLE_CLIENT_ID: secret(),
    GOOGLE_CLIENT_SECRET: secret(),
    MICROSOFT_CLIENT_ID: secret(),
    MICROSOFT_CLIENT_SECRET: secret(),
  })
  .superRefine(({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET }, context) => {
    requireWhole({ GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET }, context);
    requireWhole({ MICROSOFT_CLIENT_ID, MICROSOFT_CLIENT_SECRET }, context);
  })
  .transform((settings) => ({
    openId: {
      google: client(settings.GOOGLE_CLIENT_ID, settings.GOOGLE_CLIENT_SECRET),
      microsoft: client(settings.MICROSOFT_CLIENT_ID, settings.MICROSOFT_CLIENT_SECRET),
    },
  }));

const client = (clientId: string | undefined, clientSecret: string | undefined) =>
  clientId && clientSecret ? { clientId, clientSecret } : null;

const DEFAULT_CODES_PER_HOUR = 500;

/** AvaFirst's own Twilio account, whose Verify service sends log-in codes, as `phoneCodes`: null where nobody logs in by phone. */
export const PhoneCodeSettings = z
  .object({
    TWILIO_ACCOUNT_SID: optional(z.string().regex(/^AC[0-9a-f]{32}$/)),
    TWILIO_AUTH_TOKEN: secret(),
    TWILIO_VERIFY_SERVICE_SID: optional(z.string().regex(/^VA[0-9a-f]{32}$/)),
    /** Codes that the whole platform sends in an hour: what an hour can cost at most. */
    TWILIO_CODES_PER_HOUR: optional(z.coerce.number().int().min(1)),
    /** Writes to accounts without an address: a number, a name of up to eleven signs, or a messaging service. Absent: nobody does. */
    TWILIO_SMS_FROM: optional(z.string().regex(/^(\+[1-9]\d{6,14}|MG[0-9a-f]{32}|[A-Za-z0-9 ]{1,11})$/)),
  })
  .superRefine(({ TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_VERIFY_SERVICE_SID }, context) =>
    requireWhole({ TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_VERIFY_SERVICE_SID }, context),
  )
  .transform(
    ({
      TWILIO_ACCOUNT_SID: accountSid,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_VERIFY_SERVICE_SID: serviceSid,
      ...rest
    }) => ({
      phoneCodes:
        accountSid && authToken && serviceSid
          ? {
              accountSid,
              authToken,
              serviceSid,
              codesPerHour: rest.TWILIO_CODES_PER_HOUR ?? DEFAULT_CODES_PER_HOUR,
              smsFrom: rest.TWILIO_SMS_FROM ?? null,
            }
          : null,
    }),
  );

/** Who sends our mails, and how we believe what they tell us of them, as `mail`. */
export const MailSettings = z
  .object({
    MAIL_PROVIDER: z.enum(["resend", "sendgrid"]).default("resend"),
    MAIL_FROM: z.string().min(3),
    RESEND_API_KEY: secret(),
    SENDGRID_API_KEY: secret(),
    /** `whsec_…`: Resend signs with it what it tells us of a mail. Absent: such messages are refused. */
    RESEND_WEBHOOK_SECRET: optional(z.string().startsWith("whsec_")),
    /** Base64 of the DER public key that SendGrid shows for its event webhook. Absent: its messages are refused. */
    SENDGRID_WEBHOOK_KEY: secret(),
  })
  .transform(({ MAIL_PROVIDER: provider, MAIL_FROM: from, ...keys }, context) => {
    const name = provider === "resend" ? "RESEND_API_KEY" : "SENDGRID_API_KEY";
    const apiKey = keys[name];
    if (apiKey === undefined) {
      context.addIssue({ code: "custom", path: [name], message: `is missing: MAIL_PROVIDER is ${provider}` });
      return z.NEVER;
    }
    return {
      mail: {
        provider,
        from,
        apiKey,
        resendWebhookSecret: keys.RESEND_WEBHOOK_SECRET ?? null,
        sendgridWebhookKey: keys.SENDGRID_WEBHOOK_KEY ?? null,
      },
    };
  });
