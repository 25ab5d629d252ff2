import * as z from "zod";

const base64Url = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(4096);
const extensions = z.record(z.string(), z.unknown()).default({});
const attachment = z.enum(["platform", "cross-platform"]).optional();

/** By which way a browser reaches an authenticator (WebAuthn level 3, 5.8.4); what else it names is kept, and not repeated to it. */
export const Transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

/** What `navigator.credentials` is asked with: made by the server, read by the browser's own code. */
export const PasskeyOptions = z.looseObject({ challenge: z.string() });

/** What a browser hands over of a passkey, with what its authenticator said (WebAuthn level 3, PublicKeyCredentialJSON). */
const credential = <Said extends z.ZodRawShape>(said: Said) =>
  z.object({
    id: base64Url,
    rawId: base64Url,
    type: z.literal("public-key"),
    authenticatorAttachment: attachment,
    clientExtensionResults: extensions,
    response: z.object({ clientDataJSON: base64Url, ...said }),
  });

/** A passkey being made (RegistrationResponseJSON), with what its owner calls it. */
export const NewPasskey = z.object({
  name: z.string().trim().min(1).max(60),
  response: credential({
    attestationObject: z.string().max(20_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
    authenticatorData: z.string().max(8_192).optional(),
    publicKeyAlgorithm: z.number().int().optional(),
    publicKey: z.string().max(4_096).optional(),
  }),
});

/** A passkey being used (AuthenticationResponseJSON). */
export const PasskeyAssertion = z.object({
  response: credential({
    authenticatorData: base64Url,
    signature: base64Url,
    userHandle: base64Url.optional(),
  }),
});

export const RenamePasskey = NewPasskey.pick({ name: true });
export const PasskeyParam = z.object({ id: base64Url });
