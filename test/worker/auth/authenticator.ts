import { sha256 } from "../../../worker/lib/crypto";
import { ORIGIN } from "../harness";

const text = (value: string) => new TextEncoder().encode(value);
const toBase64Url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");
const hashOf = async (value: string) => new Uint8Array(Buffer.from(await sha256(value), "hex"));

type Cbor = number | string | Uint8Array | Map<number | string, Cbor>;

const head = (major: number, size: number) =>
  size < 24
    ? [(major << 5) | size]
    : size < 256
      ? [(major << 5) | 24, size]
      : [(major << 5) | 25, size >> 8, size & 255];

/** As much of CBOR (RFC 8949) as a passkey is written in. */
function cbor(value: Cbor): number[] {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return [...head(3, text(value).length), ...text(value)];
  if (value instanceof Uint8Array) return [...head(2, value.length), ...value];
  return [...head(5, value.size), ...[...value].flatMap(([key, item]) => [...cbor(key), ...cbor(item)])];
}

/** WebCrypto signs as two numbers; WebAuthn wants them in DER (its section 6.5.5). */
function toDer(signature: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const from = bytes.findIndex((byte) => byte !== 0);
    const short = [...bytes.subarray(from === -1 ? bytes.length - 1 : from)];
    const positive = (short[0] ?? 0) > 127 ? [0, ...short] : short;
    return [2, positive.length, ...positive];
  };
  const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))];
  return Uint8Array.from([48, body.length, ...body]);
}

/** What a ceremony of a browser or authenticator that is not to be believed gets wrong. */
type Lie = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  type?: string;
  isVerified?: boolean;
  isPresent?: boolean;
  counter?: number;
  userHandle?: string;
};

type CreationOptions = { challenge: string; rp: { id: string }; user: { id: string } };
type RequestOptions = { challenge: string; rpId: string };

/** A passkey with the browser that asks it, in software: P-256, no attestation. */
export async function newAuthenticator({ countsUp = true }: { countsUp?: boolean } = {}) {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  if (!("privateKey" in keys)) throw new Error("No key pair");
  const { privateKey, publicKey } = keys;
  const point = new Uint8Array((await crypto.subtle.exportKey("raw", publicKey)) as ArrayBuffer);
  const credentialId = crypto.getRandomValues(new Uint8Array(32));
  const id = toBase64Url(credentialId);
  let counter = 0;
  let userHandle = toBase64Url(text("user_of_nobody"));

  const clientData = (type: string, challenge: string, lie: Lie) =>
    JSON.stringify({
      type: lie.type ?? type,
      challenge: lie.challenge ?? challenge,
      origin: lie.origin ?? ORIGIN,
      crossOrigin: false,
    });

  async function authenticatorData(rpId: string, lie: Lie, attested: number[] = []): Promise<Uint8Array> {
    counter += countsUp ? 1 : 0;
    const count = lie.counter ?? counter;
    const flags =
      (lie.isPresent === false ? 0 : 1) | (lie.isVerified === false ? 0 : 4) | (attested.length > 0 ? 64 : 0);
    const counted = [count >>> 24, count >>> 16, count >>> 8, count].map((byte) => byte & 255);
    return Uint8Array.from([...(await hashOf(lie.rpId ?? rpId)), flags, ...counted, ...attested]);
  }

  return {
    id,
    async create({ challenge, rp, user }: CreationOptions, lie: Lie = {}) {
      userHandle = user.id;
      const cose = cbor(
        new Map<number, Cbor>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, point.slice(1, 33)],
          [-3, point.slice(33)],
        ]),
      );
      const attested = [...new Uint8Array(16), 0, credentialId.length, ...credentialId, ...cose];
      const attestation = new Map<string, Cbor>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", await authenticatorData(rp.id, lie, attested)],
      ]);
      return {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: toBase64Url(text(clientData("webauthn.create", challenge, lie))),
          attestationObject: toBase64Url(Uint8Array.from(cbor(attestation))),
          transports: ["internal", "hybrid"],
        },
      };
    },
    async get({ challenge, rpId }: RequestOptions, lie: Lie = {}) {
      const data = await authenticatorData(rpId, lie);
      const client = clientData("webauthn.get", challenge, lie);
      const signed = Uint8Array.from([...data, ...(await hashOf(client))]);
      const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, privateKey, signed);
      return {
        id,
        rawId: id,
        type: "public-key",
        clientExtensionResults: {},
        response: {
          clientDataJSON: toBase64Url(text(client)),
          authenticatorData: toBase64Url(data),
          signature: toBase64Url(toDer(new Uint8Array(signature))),
          userHandle: lie.userHandle ?? userHandle,
        },
      };
    },
  };
}
export type Authenticator = Awaited<ReturnType<typeof newAuthenticator>>;
