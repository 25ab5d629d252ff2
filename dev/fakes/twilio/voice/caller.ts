/**
 * The telephone that a test holds. No time passes by itself: what Ava says waits to be heard until the caller listens,
 * speaks or cuts in, so that a test decides what was heard.
 *
 * ```ts
 * const call = await phone.ring({ to: "+33187660142", from: "+33612345678", staff: { "+33611223344": "busy" } });
 * expect(await call.hears()).toContain("assistante");            // the next whole turn of Ava's
 * await call.say("Vous êtes ouverts samedi ?");                   // she is heard to the end first
 * await call.interrupt("Le samedi nous", "Et dimanche ?");        // after so much of her answer
 * await call.hangUp();                                            // every webhook has been posted after it
 * ```
 */
import type { VoiceCall } from "./call";
import type { Exchange, Ring } from "./exchange";
import type { Line, Network } from "./network";
import { signedRequest } from "./network";
import type { RelaySession } from "./relay";
import type { Params } from "./signature";

type TwilioVoiceDeps = {
  exchange: Exchange;
  network: Network;
  /** How long to wait for the application before a test is told what is missing, milliseconds. */
  patienceMs?: number;
};

const PATIENCE_MS = 10_000;

/** Twilio's voice for tests: places signed calls to our server, and lends the caller's telephone. */
export function createTwilioVoice({ exchange, network, patienceMs = PATIENCE_MS }: TwilioVoiceDeps) {
  async function pickUp(call: VoiceCall) {
    const caller = createCaller(call, exchange.run(call), patienceMs);
    await caller.settled();
    return caller;
  }

  return {
    /** Rings a number. Resolves when a relay session is open, or the call is over already. */
    ring: async (ring: Ring) => pickUp(await exchange.place(ring)),
    /** Picks up a call that our server placed by REST (`POST Calls.json`): the latest that is waiting. */
    async pickUp() {
      const waiting = [...exchange.calls.values()].findLast(({ record }) => record.status === "queued");
      if (!waiting) throw new Error("No call of POST Calls.json is waiting to be picked up");
      return pickUp(waiting);
    },
    /** Posts any form as Twilio would, signed: repeated, late and out of order, as a test wishes. */
    async post(line: Pick<Line, "authToken">, url: string, params: Params): Promise<Response> {
      return network.fetch(await signedRequest(line.authToken, url, params));
    },
  };
}

function createCaller(call: VoiceCall, run: Promise<void>, patienceMs: number) {
  const { record } = call;
  /** How many of Ava's turns `hears` has given out. */
  let heardTurns = 0;
  const turns = () => record.lines.filter(({ by }) => by === "ava");

  /** Resolves when `ready` is so; throws what the call has come to when it is not in time. */
  async function until<T>(what: string, ready: () => T | null): Promise<T> {
    const found = ready();
    if (found !== null) return found;
    return new Promise<T>((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        unsubscribe();
        finish();
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`${what}: not within ${patienceMs} ms. ${state()}`))),
        patienceMs,
      );
      const unsubscribe = call.onChange(() => {
        const value = ready();
        if (value !== null) settle(() => resolve(value));
        else if (call.isFinished()) settle(() => reject(new Error(`${what}: the call is over. ${state()}`)));
      });
      run.catch((error) => settle(() => reject(error)));
      if (call.isFinished()) settle(() => reject(new Error(`${what}: the call is over. ${state()}`)));
    });
  }
  const state = () =>
    JSON.stringify({
      status: record.status,
      errors: record.errors,
      frames: record.frames.slice(-6).map(({ from, frame }) => ({ from, frame })),
      twiml: record.twiml.at(-1),
    });

  const settled = () =>
    until("A relay session, or the end of the call", () => (call.session() || call.isFinished() ? true : null));
  const session = (): Promise<RelaySession> => until("A relay session", () => call.session());

  /** Ava is heard until she has finished what she is saying. */
  async function listens(): Promise<RelaySession> {
    const open = await session();
    await until("The end of Ava's turn", () => (open.isOver() || !open.speech.turnIsOpen() ? true : null));
    if (!open.isOver()) open.speech.playAll();
    return open.isOver() ? session() : open;
  }

  return {
    sid: record.sid,
    record,
    /** Every frame, both ways, in order: `{ from: "twilio" | "app", atMs, frame }`. */
    get frames() {
      return record.frames;
    },
    /** Every answer that should have been TwiML: `{ url, status, body }`. */
    get twiml() {
      return record.twiml;
    },
    /** Every webhook that was posted: `{ url, params, status, body }`. */
    get webhooks() {
      return record.webhooks;
    },
    get status() {
      return record.status;
    },
    isOver: () => call.isFinished(),
    /** Resolves when a relay session is open or the call is over. */
    settled,
    /**
     * Ava's next turn as she sent it (what `<Say>` says is one too), in full once its `last` has come. Each call gives
     * the one after. It has not been heard yet: `interrupt` may still cut it.
     */
    hears: (): Promise<string> =>
      until("A turn of Ava's", () => {
        const turn = turns()[heardTurns];
        if (!turn) return null;
        heardTurns += 1;
        return turn.text;
      }),
    /** Waits while Ava speaks: her turn is played to its end, and its `info` frames are sent. */
    listens: async (): Promise<void> => void (await listens()),
    /** The caller's words, after Ava's are over; in growing pieces first when the TwiML asked for `partialPrompts`. */
    async say(text: string, options: { partials?: boolean; lang?: string } = {}): Promise<void> {
      (await listens()).say(text, options);
    },
    /** A piece of what the caller is saying: a prompt with `last: false`. */
    async partial(text: string, options: { lang?: string } = {}): Promise<void> {
      (await listens()).partial(text, options.lang);
    },
    /**
     * The caller cuts in when so much of Ava's turn was heard (its first words, exactly as she sent them), and says
     * `words` unless it is only a cough. Turns that `hears` has not given out yet are passed over.
     */
    async interrupt(heard: string, words?: string, options: { partials?: boolean; lang?: string } = {}): Promise<void> {
      const open = await session();
      const { speech } = open;
      const whole = () => speech.heard() + speech.waiting();
      await until(`Ava saying "${heard}"`, () => (speech.isBusy() && whole().startsWith(heard) ? true : null));
      const left = heard.length - speech.heard().length;
      if (left < 0) throw new Error(`More than "${heard}" has been heard already: "${speech.heard()}"`);
      speech.play(left);
      if (!open.interrupt()) throw new Error("The TwiML or the text frame does not let the caller interrupt");
      heardTurns = turns().length;
      if (words !== undefined) open.say(words, options);
    },
    /** Keys, one `dtmf` frame each. Throws when the TwiML did not ask for `dtmfDetection`. */
    async keys(digits: string): Promise<void> {
      const open = await listens();
      for (const digit of digits) {
        if (!open.key(digit)) throw new Error("The TwiML did not ask for dtmfDetection");
      }
    },
    /** Any text as a frame, whatever it is. */
    raw: async (text: string): Promise<void> => (await session()).raw(text),
    /** The socket dies. Resolves when the `action` has been answered and carried out: a new session, or the end. */
    async drop(): Promise<void> {
      const open = await session();
      open.drop();
      await until("What follows the lost socket", () => {
        const current = call.session();
        return (current && current !== open) || call.isFinished() ? true : null;
      });
    },
    /** The caller hangs up. Resolves when Twilio has posted everything. */
    async hangUp(): Promise<void> {
      call.hangUp();
      await run;
    },
    /** Resolves when the call has ended without the caller's doing: after an `end`, a transfer or a `<Hangup>`. */
    async ended(): Promise<void> {
      await until("The end of the call", () => (call.isFinished() ? true : null));
      await run;
    },
  };
}
