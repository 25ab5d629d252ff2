import { timingSafeEqual } from "node:crypto";

const encoder = new TextEncoder();

export const toBase64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");

/** 32 random bytes in base64url: an opaque token that cannot be guessed (256 bits). */
export const newToken = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** SHA-256 in hex. Tokens are stored and looked up by it, so that a stolen table opens nothing. */
export async function sha256(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest("SHA-256", encoder.encode(text))).toString("hex");
}

/** HMAC-SHA-256 in base64url. */
export async function hmac(key: string, text: string): Promise<string> {
  const imported = await crypto.subtle.importKey("raw", encoder.encode(key), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return toBase64Url(new Uint8Array(await crypto.subtle.sign("HMAC", imported, encoder.encode(text))));
}

/** Compares without telling by its duration where two strings differ. Lengths are not secret. */
export function constantTimeEqual(a: string, b: string): boolean {
  const left = encoder.encode(a);
  const right = encoder.encode(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

/** The configured keys of `ENCRYPTION_KEYS`: the first encrypts, each decrypts, so that keys can rotate. */
export type EncryptionKeys = readonly { id: string; key: string }[];

const NONCE_BYTES = 12;
const importAes = (key: string) =>
  crypto.subtle.importKey("raw", Buffer.from(key, "base64"), "AES-GCM", false, ["encrypt", "decrypt"]);

/** Encrypts with AES-256-GCM: `keyId.nonce.ciphertext`, base64url. `context` (as "twilio:org_…") binds it to its row. */
export async function encrypt(keys: EncryptionKeys, context: string, plain: string): Promise<string> {
  const [current] = keys;
  if (!current) throw new Error("ENCRYPTION_KEYS holds no key");
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const algorithm = { name: "AES-GCM", iv, additionalData: encoder.encode(context) };
  const sealed = await crypto.subtle.encrypt(algorithm, await importAes(current.key), encoder.encode(plain));
  return [current.id, toBase64Url(iv), toBase64Url(new Uint8Array(sealed))].join(".");
}

/** Reverses {@link encrypt}. Throws when the key is unknown, the text was altered, or it belongs to another row. */
export async function decrypt(keys: EncryptionKeys, context: string, sealed: string): Promise<string> {
  const [keyId, iv, ciphertext] = sealed.split(".");
  const found = keys.find(({ id }) => id === keyId);
  if (!found || !iv || !ciphertext) throw new Error(`No encryption key named ${keyId}`);
  const algorithm = {
    name: "AES-GCM",
    iv: Buffer.from(iv, "base64url"),
    additionalData: encoder.encode(context),
  };
  const plain = await crypto.subtle.decrypt(
    algorithm,
    await importAes(found.key),
    Buffer.from(ciphertext, "base64url"),
  );
  return new TextDecoder().decode(plain);
}
