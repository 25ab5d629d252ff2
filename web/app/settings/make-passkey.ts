import * as z from "zod";

const Descriptor = z.object({
  id: z.string(),
  type: z.literal("public-key"),
  transports: z.array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])).exactOptional(),
});

/** What the API asks the browser to make (WebAuthn level 3, PublicKeyCredentialCreationOptionsJSON). */
const CreationOptions = z.object({
  rp: z.object({ id: z.string().exactOptional(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  challenge: z.string(),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
  timeout: z.number().exactOptional(),
  excludeCredentials: z.array(Descriptor).exactOptional(),
  authenticatorSelection: z
    .object({
      authenticatorAttachment: z.enum(["cross-platform", "platform"]).exactOptional(),
      requireResidentKey: z.boolean().exactOptional(),
      residentKey: z.enum(["discouraged", "preferred", "required"]).exactOptional(),
      userVerification: z.enum(["discouraged", "preferred", "required"]).exactOptional(),
    })
    .exactOptional(),
  attestation: z.enum(["direct", "enterprise", "indirect", "none"]).exactOptional(),
});

/** Why there is no passkey: it exists already, nobody made one in time, a proof is wanted first, or something failed. */
type Refusal = "exists" | "cancelled" | "unproven" | "failed";
type Made = { made: string; refusal?: never } | { made?: never; refusal: Refusal };

/** Has the device make a passkey, and answers it as the API takes it, in JSON. */
export async function makePasskey(): Promise<Made> {
  const [answer, { startRegistration, WebAuthnError }] = await Promise.all([
    fetch("/api/v1/auth/passkeys/registration/options", { method: "POST" }),
    // Loaded when it is needed: most visits make no passkey.
    import("@simplewebauthn/browser"),
  ]);
  if (answer.status === 401 || answer.status === 403) return { refusal: "unproven" };
  const options = CreationOptions.safeParse(await answer.json().catch(() => null));
  if (!answer.ok || !options.success) return { refusal: "failed" };
  try {
    return { made: JSON.stringify(await startRegistration({ optionsJSON: options.data })) };
  } catch (error) {
    if (error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED")
      return { refusal: "exists" };
    return { refusal: error instanceof Error && error.name === "NotAllowedError" ? "cancelled" : "failed" };
  }
}
