import type { VoiceCall } from "./call";
import type { RelaySession } from "./relay";
import { BAD_FRAMES, type ScriptStep, type VoiceScript } from "./script";

/** A caller waits for Ava so long, in time of the call, and then goes on regardless. */
const PATIENCE_MS = 20_000;
/** For a relay session to come back after staff was rung, or the socket was lost. */
const LINE_PATIENCE_MS = 90_000;
const TICK_MS = 50;
/** Before somebody answers what he has heard. */
const REACTION_MS = 400;
const ANSWERS_AT_MOST = 10;

type Deps = {
  /** Lets time of the call pass. */
  sleep(ms: number): Promise<void>;
};

/** Acts a script on a call that is carried out in time (`speaks`). Ends with the script, or with the call. */
export async function playScript(call: VoiceCall, script: VoiceScript, { sleep }: Deps): Promise<void> {
  /** How many turns Ava had had when the caller last did something. */
  let answered = 0;
  const turns = () => call.record.lines.filter(({ by }) => by === "ava");

  async function waitUntil<T>(patienceMs: number, ready: () => T | null): Promise<T | null> {
    for (let waitedMs = 0; waitedMs < patienceMs && !call.isFinished(); waitedMs += TICK_MS) {
      const found = ready();
      if (found !== null) return found;
      await sleep(TICK_MS);
    }
    return null;
  }
  const line = () => waitUntil(LINE_PATIENCE_MS, () => call.session());

  /** Ava has had her turn since the caller's last act, and is silent. Null when the line is gone. */
  async function avasTurn(): Promise<RelaySession | null> {
    await line();
    await waitUntil(PATIENCE_MS, () => {
      const open = call.session();
      return open && turns().length > answered && !open.speech.isBusy() ? true : null;
    });
    await sleep(REACTION_MS);
    return line();
  }
  const acted = () => {
    answered = turns().length;
  };

  async function act(step: ScriptStep): Promise<void> {
    if ("pause" in step) {
      // Thinking begins once somebody has answered: a busy machine may take its time to.
      await line();
      return sleep(step.pause);
    }
    if ("hangUp" in step) return call.hangUp();
    if ("blurt" in step) {
      acted();
      (await line())?.say(step.blurt);
      return;
    }
    if ("interruptAfter" in step) {
      await line();
      const open = await waitUntil(PATIENCE_MS, () => {
        const current = call.session();
        const isFarEnough = current?.speech.isBusy() && current.speech.heard().length >= step.interruptAfter;
        return isFarEnough ? current : null;
      });
      acted();
      if (step.say !== undefined) (open ?? call.session())?.say(step.say);
      else open?.interrupt();
      return;
    }
    if ("badFrame" in step) {
      (await line())?.raw(BAD_FRAMES[step.badFrame]);
      return;
    }
    const open = await avasTurn();
    if (!open) return;
    if ("say" in step) {
      acted();
      open.say(step.say, { partials: step.partials ?? true });
    } else if ("keys" in step) {
      acted();
      for (const digit of step.keys) {
        open.key(digit);
        await sleep(200);
      }
    } else if ("silence" in step) {
      acted();
      await sleep(step.silence);
    } else if ("expects" in step) {
      const said = turns().at(-1)?.text ?? "";
      if (!step.expects.test(said))
        call.record.errors.push({ code: 0, message: `${step.expects} was not said: ${said}` });
    } else if ("answers" in step) {
      for (let given = 0; given < (step.atMost ?? ANSWERS_AT_MOST); given += 1) {
        const said = turns().at(-1)?.text ?? "";
        if (step.until.test(said)) return;
        const current = given === 0 ? open : await avasTurn();
        const heard = turns().at(-1)?.text ?? "";
        if (!current || step.until.test(heard)) return;
        acted();
        current.say(replyTo(heard, step.answers) ?? step.otherwise);
      }
    }
  }

  for (const step of script.steps) {
    if (call.isFinished()) return;
    await act(step);
  }
  // A caller who has said goodbye hangs up, if Ava has not.
  await sleep(1_000);
  call.hangUp();
}

function replyTo(heard: string, answers: readonly (readonly [RegExp, string])[]): string | null {
  for (const [pattern, reply] of answers) {
    const match = pattern.exec(heard);
    if (match) return reply.replace("$1", (match[1] ?? "").trim());
  }
  return null;
}
