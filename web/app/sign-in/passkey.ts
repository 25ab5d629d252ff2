import * as z from "zod";

/** What the API asks the browser with (WebAuthn level 3, PublicKeyCredentialRequestOptionsJSON), as far as a log-in uses it. */
const RequestOptions = z.object({
  challenge: z.string(),
  rpId: z.string().exactOptional(),
  timeout: z.number().exactOptional(),
  userVerification: z.enum(["discouraged", "preferred", "required"]).exactOptional(),
  allowCredentials: z
    .array(
      z.object({
        id: z.string(),
        type: z.literal("public-key"),
        transports: z.array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"])).exactOptional(),
      }),
    )
    .exactOptional(),
});

/** Where the API's question comes from: any passkey of ours, or one of the account that waits for its second factor or for a proof. */
const QUESTIONS = {
  "log-in": "/api/v1/auth/passkeys/log-in/options",
  "second-factor": "/api/v1/auth/passkeys/second-factor/options",
  "step-up": "/api/v1/auth/step-up/passkey/options",
} as const;
export type PasskeyUse = keyof typeof QUESTIONS;

/** Loaded when it is needed: most visitors have no passkey. */
const loadWebAuthn = () => import("@simplewebauthn/browser");

async function askForOptions(use: PasskeyUse) {
  const answer = await fetch(QUESTIONS[use], { method: "POST" });
  if (!answer.ok) throw new Error(`The API does not ask for a passkey: ${answer.status}`);
  return RequestOptions.parse(await answer.json());
}

/** Whether this browser knows passkeys at all. */
export const browserHasPasskeys = (): boolean => typeof window.PublicKeyCredential === "function";

/**
 * Lets the person pick a passkey, and answers what the API wants to see of it, as JSON. Throws when it was not used, whatever
 * the reason; another question in the meantime ends this one.
 */
export async function askForPasskey(use: PasskeyUse): Promise<string> {
  const [optionsJSON, { startAuthentication }] = await Promise.all([askForOptions(use), loadWebAuthn()]);
  return JSON.stringify(await startAuthentication({ optionsJSON }));
}

/**
 * Offers passkeys among the suggestions of the address field (`autocomplete="username webauthn"`). Answers null where the browser
 * cannot, and when nobody picked one.
 */
export async function awaitPasskeyInField(): Promise<string | null> {
  const { browserSupportsWebAuthnAutofill, startAuthentication } = await loadWebAuthn();
  if (!(await browserSupportsWebAuthnAutofill())) return null;
  try {
    const optionsJSON = await askForOptions("log-in");
    return JSON.stringify(await startAuthentication({ optionsJSON, useBrowserAutofill: true }));
  } catch {
    // Another question, another page, or nobody: the person goes on as they like.
    return null;
  }
}

/** The page is left, and with it the question. */
export async function stopAskingForPasskeys(): Promise<void> {
  const { WebAuthnAbortService } = await loadWebAuthn();
  WebAuthnAbortService.cancelCeremony();
}
