import { WebSocket } from "ws";
import * as z from "zod";
import { DEMO_TWILIO, IncomingNumber } from "../../dev/fakes/twilio/records";
import { createTwilioVoice } from "../../dev/fakes/twilio/voice/caller";
import { createExchange } from "../../dev/fakes/twilio/voice/exchange";
import type { Line } from "../../dev/fakes/twilio/voice/network";
import type { RelaySocket } from "../../dev/fakes/twilio/voice/relay";
import type { Place } from "./member";

/** A product that is killed is started again within this time, milliseconds; Twilio notices a dead line at some time, too. */
const PATIENCE_MS = 60_000;

/**
 * Twilio's telephone network in the test's own process, so that a call outlives a product that is killed: what the fake inside
 * the stack does, it does here. Its account and numbers are those that the product has configured by REST.
 *
 * `whenUp`: resolves when the product can be reached. A lost socket is noticed no earlier, as by a network that has to time out.
 */
export async function telephoneOf({ fakesOrigin }: Place, whenUp: () => Promise<unknown>) {
  const answer = await fetch(`${fakesOrigin}/twilio/numbers`, { headers: { Connection: "close" } });
  const numbers = z.array(IncomingNumber).parse(await answer.json());
  const network = {
    fetch: async (request: Request) => {
      await whenUp();
      // workerd drops a connection after five idle seconds.
      const headers = new Headers(request.headers);
      headers.set("Connection", "close");
      return fetch(new Request(request, { headers }));
    },
    open: (url: string, headers: Headers) => openSocket(url, headers, whenUp),
  };
  const exchange = createExchange({
    network,
    now: Date.now,
    // Nobody waits here for a telephone that rings.
    sleep: async () => {},
    speaks: false,
    findLine: async (phoneNumber): Promise<Line | null> => {
      const number = numbers.find((one) => one.phoneNumber === phoneNumber);
      if (!number) return null;
      const { voice_url = "", voice_fallback_url, status_callback } = number.settings;
      return {
        accountSid: DEMO_TWILIO.sid,
        authToken: DEMO_TWILIO.authToken,
        phoneNumber,
        voiceUrl: voice_url,
        ...(voice_fallback_url && { voiceFallbackUrl: voice_fallback_url }),
        ...(status_callback && { statusCallback: status_callback }),
      };
    },
  });
  return { exchange, ...createTwilioVoice({ exchange, network, patienceMs: PATIENCE_MS }) };
}

function openSocket(url: string, headers: Headers, whenUp: () => Promise<unknown>): Promise<RelaySocket> {
  const socket = new WebSocket(url, { headers: Object.fromEntries(headers) });
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.once("unexpected-response", (_request, response) => reject(new Error(`Answered ${response.statusCode}`)));
    socket.once("open", () => {
      // A killed server resets the connection: `close` follows.
      socket.on("error", () => {});
      resolve({
        send: (text) => socket.send(text),
        close: (code, reason) => socket.close(code, reason),
        listen({ message, closed }) {
          socket.on("message", (data) => message(data.toString()));
          socket.on("close", (code) => void whenUp().then(() => closed(code)));
        },
      });
    });
  });
}
