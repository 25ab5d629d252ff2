import { type AppFrame, type FrameSeen, readAppFrame, type TwilioFrame } from "./frames";
import { createSpeech } from "./speech";
import type { Interruption, Relay } from "./twiml-relay";

/** One end of a WebSocket, however it was opened. */
export type RelaySocket = {
  send(text: string): void;
  close(code: number, reason: string): void;
  /** Called once, before the first frame. `closed` is called at most once, also after an error. */
  listen(listener: { message(data: unknown): void; closed(code: number): void }): void;
};

export type SessionEnd =
  | { status: "completed" }
  | { status: "ended"; handoffData: string | null }
  | { status: "failed"; errorCode: number; errorMessage: string };

type Deps = {
  relay: Relay;
  socket: RelaySocket;
  setup: Extract<TwilioFrame, { type: "setup" }>;
  /** Epoch milliseconds. */
  now: () => number;
  seen(frame: FrameSeen): void;
  /** A turn of Ava's is there in full (`last`). */
  turn(text: string): void;
  caller(text: string): void;
  ended(end: SessionEnd): void;
  changed(): void;
  /** Something that Twilio may take, and that a person would not have meant. */
  doubt(message: string): void;
  /** Whether queued speech is heard at once when `end` comes: nobody else lets time pass then. */
  playsAtEnd: boolean;
};

/** A frame that is not JSON is kept up to so many characters. */
const MAX_SHOWN = 2_000;

const allows = (what: Interruption, input: "speech" | "dtmf") => what === "any" || what === input;
const interruption = (given: boolean | Interruption | undefined, otherwise: Interruption): Interruption =>
  given === undefined ? otherwise : given === true ? "any" : given === false ? "none" : given;

/** A ConversationRelay session: Twilio's end of the socket, and the caller on the line (CONTRACTS.md 2.6). */
export function createRelaySession(deps: Deps) {
  const { relay, socket, now } = deps;
  let language = relay.heardLanguage;
  let isOver = false;
  let ending: SessionEnd | null = null;
  let turn = "";

  const send = (frame: TwilioFrame) => {
    if (isOver) return;
    socket.send(JSON.stringify(frame));
    deps.seen({ from: "twilio", atMs: now(), frame });
  };
  const report = (name: "agentSpeaking" | "clientSpeaking", value: "on" | "off") => {
    if (relay.events.includes("speaker-events")) send({ type: "info", name, value, ts: now() });
  };
  const speech = createSpeech({
    started: () => report("agentSpeaking", "on"),
    played: (value) => {
      if (relay.events.includes("tokens-played")) send({ type: "info", name: "tokensPlayed", value, ts: now() });
    },
    stopped: () => {
      report("agentSpeaking", "off");
      if (ending) finish(ending);
    },
  });

  function finish(end: SessionEnd, code = 1000) {
    if (isOver) return;
    isOver = true;
    if (end.status !== "failed") socket.close(code, "session ended");
    deps.ended(end);
  }

  function saying(frame: Extract<AppFrame, { type: "text" | "play" }>, text: string, last: boolean) {
    speech.say(text, last, {
      interruptible: interruption(frame.interruptible, relay.interruptible),
      preemptible: frame.preemptible ?? relay.preemptible,
    });
  }

  const languages = new Set([...relay.named, ...relay.languages]);
  /** What Twilio does with a language that the TwiML gave no voice for is not known to us. */
  function checkLanguage(code: string | undefined) {
    if (code === undefined || languages.has(code) || languages.has("multi")) return;
    languages.add(code);
    deps.doubt(`${code} is not among the languages of the TwiML: ${[...relay.named, ...relay.languages].join(", ")}`);
  }

  function take(frame: AppFrame) {
    switch (frame.type) {
      case "text": {
        checkLanguage(frame.lang);
        saying(frame, frame.token, frame.last);
        turn += frame.token;
        if (!frame.last) return;
        const whole = turn;
        turn = "";
        if (whole.trim()) deps.turn(whole);
        return;
      }
      case "play":
        return saying(frame, `[${frame.source}]`, true);
      case "sendDigits":
        return speech.say(`[${frame.digits}]`, true, { interruptible: "none", preemptible: false });
      case "language":
        checkLanguage(frame.ttsLanguage);
        checkLanguage(frame.transcriptionLanguage);
        language = frame.transcriptionLanguage ?? language;
        return;
      case "end":
        ending = { status: "ended", handoffData: frame.handoffData ?? null };
        // What was queued is heard first; a turn that never got its `last` does not keep the line open.
        if (!speech.isBusy()) return finish(ending);
        if (speech.turnIsOpen()) speech.say("", true, { interruptible: relay.interruptible, preemptible: false });
        if (deps.playsAtEnd) speech.playAll();
    }
  }

  socket.listen({
    message(data) {
      if (isOver || ending) return;
      const frame = typeof data === "string" ? readAppFrame(data) : null;
      deps.seen({ from: "app", atMs: now(), frame: frame ?? String(data).slice(0, MAX_SHOWN) });
      if (frame) take(frame);
      else send({ type: "error", description: `Invalid message received: ${String(data).slice(0, 1000)}` });
      deps.changed();
    },
    closed(code) {
      finish({ status: "failed", errorCode: 64105, errorMessage: `WebSocket ended by the application (${code})` });
    },
  });
  send(deps.setup);
  if (relay.welcomeGreeting) {
    const rules = { interruptible: relay.welcomeGreetingInterruptible, preemptible: false };
    speech.say(relay.welcomeGreeting, true, rules);
    deps.turn(relay.welcomeGreeting);
  }

  /** False when the voice may not be stopped by this. */
  function interrupt(by: "speech" | "dtmf"): boolean {
    if (!speech.isBusy()) return true;
    if (!allows(speech.interruptible(), by)) return false;
    const { heard, durationMs } = speech.cut();
    turn = "";
    send({ type: "interrupt", utteranceUntilInterrupt: heard, durationUntilInterruptMs: durationMs });
    return true;
  }

  const prompt = (voicePrompt: string, last: boolean, lang = language) =>
    send({ type: "prompt", voicePrompt, lang, last });

  return {
    speech,
    isOver: () => isOver,
    /**
     * The caller's words, in growing pieces when the application asked for them. Over the voice they interrupt it;
     * where they may not, they are lost unless the application wanted them all the same. Returns whether it got them.
     */
    say(text: string, { partials = true, lang }: { partials?: boolean; lang?: string | undefined } = {}): boolean {
      deps.caller(text);
      report("clientSpeaking", "on");
      const isHeard = interrupt("speech") || allows(relay.reportInput, "speech");
      if (isHeard && relay.partialPrompts && partials) {
        for (const piece of growing(text)) prompt(piece, false, lang);
      }
      report("clientSpeaking", "off");
      if (isHeard) prompt(text, true, lang);
      return isHeard;
    },
    /** A piece of what the caller is saying; only where the application asked for pieces. */
    partial(text: string, lang?: string): void {
      if (!relay.partialPrompts) throw new Error("The TwiML did not ask for partialPrompts");
      prompt(text, false, lang);
    },
    /** The caller cuts in and has not been understood yet. */
    interrupt: () => interrupt("speech"),
    /** Keys are reported only where the TwiML asked for them. */
    key(digit: string): boolean {
      const isHeard = interrupt("dtmf") || allows(relay.reportInput, "dtmf");
      if (isHeard && relay.dtmfDetection) send({ type: "dtmf", digit });
      return isHeard && relay.dtmfDetection;
    },
    /** Anything at all, as it is: what Twilio would never send. */
    raw(text: string): void {
      socket.send(text);
      deps.seen({ from: "twilio", atMs: now(), frame: text.slice(0, MAX_SHOWN) });
    },
    /** The network between us fails: no close frame of Twilio's, no `end` of ours. */
    drop(): void {
      socket.close(1011, "connection lost");
      finish({ status: "failed", errorCode: 64105, errorMessage: "WebSocket connection lost" });
    },
    /** The call is over, or has been given other instructions. */
    hangUp: () => finish({ status: "completed" }),
  };
}

export type RelaySession = ReturnType<typeof createRelaySession>;

/** "I'd like to book" as it is understood: after a third and two thirds of the words. */
function growing(text: string): string[] {
  const words = text.split(" ");
  const cuts = [Math.ceil(words.length / 3), Math.ceil((words.length * 2) / 3)];
  return [...new Set(cuts)].filter((cut) => cut < words.length).map((cut) => words.slice(0, cut).join(" "));
}
