import type * as z from "zod";
import type { User } from "../auth/auth.sql.ts";
import type { Config } from "../config";
import { toBase64Url } from "../lib/crypto";
import type { UserId } from "../lib/ids";
import { log } from "../lib/log";
import { MINUTE } from "../lib/time";
import type { Passkey } from "./mfa.sql.ts";
import { type NewPasskey, type PasskeyAssertion, Transport } from "./passkeys.schema";
import { relyingParty } from "./relying-party";

// WebAuthn level 3, sections 7.1 and 7.2, as SimpleWebAuthn carries them out. It is loaded when somebody uses a passkey: its parsers
// of certificates would cost every start of the Worker.
const webAuthn = () => import("@simplewebauthn/server");

type Place = Pick<Config, "ENVIRONMENT" | "PUBLIC_ORIGIN">;
type Registration = z.infer<typeof NewPasskey>["response"];
type Assertion = z.infer<typeof PasskeyAssertion>["response"];

/** How long a browser's question to its owner is waited for. */
export const PASSKEY_CHALLENGE_LIFE = 5 * MINUTE;

/** EdDSA, ES256 and RS256 (IANA, COSE algorithms): every authenticator in use knows one of them. */
const ALGORITHMS = [-8, -7, -257];

const toDescriptor = ({ id, transports }: Passkey) => ({
  id,
  transports: transports.flatMap((transport) => Transport.safeParse(transport).data ?? []),
});

/** What a passkey names its owner by: it must tell nobody who that is. */
const handleOf = (userId: UserId) => new Uint8Array(new TextEncoder().encode(userId));

/** What a browser makes a passkey with: found without a name typed, and only where the person is verified. */
export async function registrationOptions(config: Place, user: User, known: readonly Passkey[]) {
  const { generateRegistrationOptions } = await webAuthn();
  return generateRegistrationOptions({
    rpName: "AvaFirst",
    rpID: relyingParty(config).id,
    userID: handleOf(user.id),
    userName: user.email ?? user.phone ?? user.name,
    userDisplayName: user.name,
    attestationType: "none",
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    excludeCredentials: known.map(toDescriptor),
    supportedAlgorithmIDs: ALGORITHMS,
    timeout: PASSKEY_CHALLENGE_LIFE,
  });
}

/** What a browser asks a passkey with. Without `allowed` it offers whichever of ours it has. */
export async function assertionOptions(config: Place, allowed: readonly Passkey[] | null) {
  const { generateAuthenticationOptions } = await webAuthn();
  return generateAuthenticationOptions({
    rpID: relyingParty(config).id,
    userVerification: "required",
    timeout: PASSKEY_CHALLENGE_LIFE,
    ...(allowed && { allowCredentials: allowed.map(toDescriptor) }),
  });
}

/** The library throws an `Error` for whatever is wrong with a response, which anybody can send. */
async function orRefused<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify();
  } catch (error) {
    log.warn("auth.passkey_refused", { error });
    return null;
  }
}

type Made = Pick<Passkey, "id" | "publicKey" | "counter" | "isBackedUp">;

/** The passkey that a browser has just made; null when its answer does not hold. */
export function verifyRegistration(config: Place, challenge: string, given: Registration): Promise<Made | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(config);
  const { id, rawId, type, response } = given;
  const { clientDataJSON, attestationObject } = response;
  return orRefused(async () => {
    const { verifyRegistrationResponse } = await webAuthn();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type, clientExtensionResults: {}, response: { clientDataJSON, attestationObject } },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    return {
      id: credential.id,
      publicKey: toBase64Url(credential.publicKey),
      counter: credential.counter,
      isBackedUp: credentialBackedUp,
    };
  });
}

type Used = Pick<Passkey, "counter" | "isBackedUp">;

/**
 * What an answer of a passkey says of it; null when the answer does not hold. The counter is not judged here: whether it has grown
 * is decided where it is written, so that of two answers at once one counts.
 */
export function verifyAssertion(
  config: Place,
  challenge: string,
  passkey: Passkey,
  given: Assertion,
): Promise<Used | null> {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(config);
  const { id, rawId, type, response } = given;
  const { clientDataJSON, authenticatorData, signature, userHandle } = response;
  if (userHandle !== undefined && userHandle !== toBase64Url(handleOf(passkey.userId))) return Promise.resolve(null);
  return orRefused(async () => {
    const { verifyAuthenticationResponse } = await webAuthn();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId,
        type,
        clientExtensionResults: {},
        response: { clientDataJSON, authenticatorData, signature },
      },
      expectedChallenge: challenge,
      expectedOrigin,
      expectedRPID,
      requireUserVerification: true,
      credential: {
        id: passkey.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, "base64url")),
        counter: 0,
      },
    });
    return verified
      ? { counter: authenticationInfo.newCounter, isBackedUp: authenticationInfo.credentialBackedUp }
      : null;
  });
}
