import { rfc2822 } from "../answers";
import type { RelaySocket } from "./relay";
import { formOf, type Params, twilioSignature } from "./signature";

/** A number of an account, as Twilio knows it when somebody rings. */
export type Line = {
  accountSid: string;
  authToken: string;
  /** E.164 */
  phoneNumber: string;
  /** Asked for TwiML. Empty: nobody has configured the number. */
  voiceUrl: string;
  voiceMethod?: "GET" | "POST";
  /** Asked when `voiceUrl` gave no TwiML. */
  voiceFallbackUrl?: string;
  /** Told how the call goes. */
  statusCallback?: string;
};

/** How Twilio reaches the application. Nothing but what is given here is ever called. */
export type Network = {
  fetch(request: Request): Promise<Response>;
  /** Opens the relay's socket. Throws when it is not accepted. */
  open(url: string, headers: Headers): Promise<RelaySocket>;
};

/** A post that Twilio made, and what it was answered. */
export type Posted = { url: string; params: Params; status: number | null; body: string };

/** Twilio waits so long for an answer. */
const ANSWER_WITHIN_MS = 15_000;

const withoutFragment = (url: string): string => url.replace(/#.*$/, "");

/** The signed request that Twilio would make: a form for `POST`, a query for `GET`. */
export async function signedRequest(
  authToken: string,
  url: string,
  params: Params,
  method: "GET" | "POST" = "POST",
): Promise<Request> {
  const target = new URL(withoutFragment(url));
  if (method === "GET") for (const [name, value] of formOf(params)) target.searchParams.append(name, value);
  const exact = method === "GET" ? target.href : withoutFragment(url);
  const signature = await twilioSignature(authToken, exact, method === "GET" ? {} : params);
  return new Request(exact, {
    method,
    headers: {
      "X-Twilio-Signature": signature,
      "I-Twilio-Idempotency-Token": crypto.randomUUID(),
      "User-Agent": "TwilioProxy/1.1",
      Accept: "*/*",
    },
    ...(method === "POST" && { body: formOf(params) }),
  });
}

/** Asks the application, and reads all it says. A network that fails is a status of null. */
export async function ask(
  network: Network,
  authToken: string,
  url: string,
  params: Params,
  method: "GET" | "POST" = "POST",
): Promise<Posted & { contentType: string; location: string }> {
  try {
    const request = await signedRequest(authToken, url, params, method);
    const response = await within(network.fetch(request), ANSWER_WITHIN_MS);
    return {
      url,
      params,
      status: response.status,
      body: await response.text(),
      contentType: response.headers.get("Content-Type") ?? "",
      location: response.url || url,
    };
  } catch (error) {
    console.warn(`twilio fake: nobody answered at ${url}: ${error}`);
    return { url, params, status: null, body: String(error), contentType: "", location: url };
  }
}

/** Opens the socket that TwiML named, signed as its `ws(s)://` URL. */
export async function openRelay(network: Network, authToken: string, url: string): Promise<RelaySocket> {
  const headers = new Headers({ "X-Twilio-Signature": await twilioSignature(authToken, url) });
  return within(network.open(url, headers), ANSWER_WITHIN_MS);
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer within ${ms} ms`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Codes that a close frame may carry; the others only say that there was none. */
const isClosable = (code: number) => code >= 1000 && code < 5000 && ![1004, 1005, 1006, 1015].includes(code);

/** Opens sockets by a `fetch` of workerd: `ws:` is asked for as `http:`. */
export const socketsBy =
  (fetch: (request: Request) => Promise<Response>): Network["open"] =>
  async (url, headers) => {
    const asked = new Headers(headers);
    asked.set("Upgrade", "websocket");
    const response = await fetch(new Request(url.replace(/^ws/, "http"), { headers: asked }));
    const socket = response.webSocket;
    if (!socket) throw new Error(`The handshake was answered with ${response.status}`);
    return {
      send: (text) => socket.send(text),
      close: (code, reason) => socket.close(code, reason),
      listen({ message, closed }) {
        socket.addEventListener("message", ({ data }) => message(data));
        socket.addEventListener("close", ({ code }) => {
          // workerd has the closing handshake finished by hand.
          if (socket.readyState === WebSocket.READY_STATE_CLOSING) socket.close(isClosable(code) ? code : 1000, "");
          closed(code);
        });
        socket.addEventListener("error", () => closed(1006));
        socket.accept();
      },
    };
  };

/** What a status callback adds to the call's own parameters. */
export const progress = (atMs: number, sequence: number, durationS: number | null): Params => ({
  Timestamp: rfc2822(atMs),
  CallbackSource: "call-progress-events",
  SequenceNumber: String(sequence),
  ...(durationS !== null && { CallDuration: String(durationS), Duration: String(Math.ceil(durationS / 60)) }),
});

/** Lets real time pass, until somebody has had enough of it. */
export function sleepUnless(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
    signal.addEventListener("abort", done);
  });
}
