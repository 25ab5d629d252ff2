import type { Collection } from "../../store";
import type { VoiceCall } from "./call";
import type { VoiceCallRecord } from "./call-record";
import type { Exchange, Ring } from "./exchange";
import { playScript } from "./script-player";
import { voiceScriptNamed } from "./scripts";

/** Nobody hangs up a call that was forgotten: the fake does, after so much time of the call. */
const MAX_CALL_MS = 30 * 60 * 1000;
/** Records kept beside the calls that live. */
const KEPT = 100;

type Deps = {
  exchange: Exchange;
  records: Collection<VoiceCallRecord>;
  /** Lets time of the call pass. */
  sleep(ms: number): Promise<void>;
  /** Keeps the process at it until the work is done. */
  background(work: Promise<void>): void;
};

/** Carries calls out by themselves, in time: the scripted ones, and those whose caller a person plays. */
export function createOperator({ exchange, records, sleep, background }: Deps) {
  async function carryOut(call: VoiceCall): Promise<void> {
    const { sid, script } = call.record;
    const run = exchange.run(call);
    const written = script === null ? null : voiceScriptNamed(script);
    if (written) background(playScript(call, written, { sleep }));
    background(sleep(MAX_CALL_MS).then(() => call.hangUp()));
    await run;
    await records.put(sid, call.record);
    exchange.calls.delete(sid);
    const old = (await records.list()).sort((a, b) => b.createdAtMs - a.createdAtMs).slice(KEPT);
    for (const record of old) await records.delete(record.sid);
  }

  return {
    /** Somebody rings. Throws when there is no such number or script. */
    async ring(ring: Ring): Promise<VoiceCall> {
      if (ring.script && !voiceScriptNamed(ring.script)) throw new Error(`No script named ${ring.script}`);
      const call = await exchange.place(ring);
      background(carryOut(call));
      return call;
    },
    begin: (call: VoiceCall): void => background(carryOut(call)),
    /** Those that live, and those that were; newest first. */
    async list(): Promise<VoiceCallRecord[]> {
      const live = [...exchange.calls.values()].map(({ record }) => record);
      return [...live, ...(await records.list())].sort((a, b) => b.createdAtMs - a.createdAtMs);
    },
    find: async (sid: string): Promise<VoiceCallRecord | null> =>
      exchange.calls.get(sid)?.record ?? (await records.get(sid)),
  };
}

export type Operator = ReturnType<typeof createOperator>;
