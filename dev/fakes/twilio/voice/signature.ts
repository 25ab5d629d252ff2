/** What a form or a query holds; an array repeats its name. */
export type Params = Record<string, string | readonly string[]>;

/**
 * `X-Twilio-Signature`: HMAC-SHA1, in base64, of the exact URL and of the form's fields by name (CONTRACTS.md 2.4).
 * A socket's handshake is signed with its `ws(s)://` URL and no fields.
 */
export async function twilioSignature(authToken: string, url: string, params: Params = {}): Promise<string> {
  const signed = Object.keys(params)
    .sort()
    .flatMap((name) => [...new Set([params[name] ?? ""].flat())].sort().map((value) => `${name}${value}`));
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-1" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(authToken), algorithm, false, ["sign"]);
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(url + signed.join("")));
  return btoa(String.fromCharCode(...new Uint8Array(mac)));
}

/** The form as Twilio posts it. */
export const formOf = (params: Params): URLSearchParams =>
  new URLSearchParams(Object.entries(params).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
