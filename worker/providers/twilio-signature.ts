import { createHmac } from "node:crypto";
import { constantTimeEqual } from "../lib/crypto";

/** A form's fields by name, each with its values in the order sent. */
export type TwilioForm = ReadonlyMap<string, readonly string[]>;

export function readForm(body: string): TwilioForm {
  const form = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) form.set(name, [...(form.get(name) ?? []), value]);
  return form;
}

const NO_FIELDS: TwilioForm = new Map();

/**
 * Whether Twilio signed this request with the account's token: `X-Twilio-Signature` is the HMAC-SHA1, in base64, of the exact
 * URL and of the form's fields by name (CONTRACTS.md 2.4). A socket's handshake is signed with its `wss://` URL and no field.
 * `url` is built from configuration, never from the request's own host. Twilio may sign it with or without its port.
 */
export const isSignedByTwilio = (
  authToken: string,
  signature: string,
  url: string,
  form: TwilioForm = NO_FIELDS,
): boolean =>
  urlsOf(url)
    .map((each) => constantTimeEqual(signatureOf(authToken, each, form), signature))
    .includes(true);

function signatureOf(authToken: string, url: string, form: TwilioForm): string {
  const fields = [...form.keys()]
    .sort()
    .flatMap((name) => [...new Set(form.get(name))].sort().map((value) => `${name}${value}`));
  return createHmac("sha1", authToken)
    .update(`${url}${fields.join("")}`)
    .digest("base64");
}

const DEFAULT_PORT: Readonly<Record<string, string>> = { https: ":443", wss: ":443", http: ":80", ws: ":80" };

/** As given, with the scheme's own port, and without any. */
function urlsOf(url: string): string[] {
  const [, scheme, host, rest] = /^(\w+):\/\/([^/:?#]+|\[[^\]]*\])(?::\d+)?(.*)$/.exec(url) ?? [];
  if (!scheme || !host) return [url];
  return [...new Set([url, `${scheme}://${host}${DEFAULT_PORT[scheme] ?? ""}${rest}`, `${scheme}://${host}${rest}`])];
}
