import type { Collection } from "../store";
import { callAfter, toolResults, withAssistant } from "./answers-to-calls";
import type { CallRecord } from "./call-record";
import { type Deliver, post, retryDelayMs, serverFor } from "./delivery";
import type { Order } from "./live-control";
import { scriptNamed } from "./scripts";
import { asWanted, callMessages, type ServerMessage, type TimedMessage, timeline } from "./timeline";
import type { Assistant } from "./wire";

export type RunnerDeps = {
  calls: Collection<CallRecord>;
  /** Ids of the calls that are not over. */
  live: Collection<string>;
  assistants: Collection<Assistant>;
  /** What calls were told while they go on. */
  orders: Collection<Order[]>;
  /** Epoch milliseconds. */
  now: () => number;
  /** 1 is the pace of speech. */
  speed: number;
  deliver: Deliver;
  /** Asks to be called back: `advance` must run at that time, epoch ms, even after a restart. */
  wake: (atMs: number) => void;
};

/** A call that fell further behind than this was held up (a restart): it goes on from there instead of catching up. */
const HELD_UP_MS = 2_000;

export type Delivered = { message: ServerMessage; status: number | null };

/** Moves the calls along their scripts. */
export function createRunner(deps: RunnerDeps) {
  const { calls, live, assistants, orders, now, speed, deliver, wake } = deps;
  const running = new Set<string>();

  const contextOf = async (record: CallRecord) => ({
    orders: (await orders.get(record.call.id)) ?? [],
    call: startOf(record.call),
    assistant: record.assistant ?? {},
    phoneNumber: record.phoneNumber,
    originMs: record.originMs,
    speed,
    toolResults: record.toolResults,
  });
  const script = ({ script: name }: CallRecord) => {
    const found = name === null ? null : scriptNamed(name);
    if (!found) throw new Error(`No script named ${name}`);
    return found;
  };

  /** What comes next; null when the script is through. */
  async function upcoming(record: CallRecord): Promise<TimedMessage | null> {
    if (record.assistant === null && !record.script?.startsWith("ended:")) {
      return { atMs: 0, message: assistantRequest(record) };
    }
    return timeline(script(record), await contextOf(record))[record.position] ?? null;
  }

  async function send(record: CallRecord, message: ServerMessage) {
    const wanted = message.type === "assistant-request" ? message : asWanted(record.assistant ?? {}, message);
    const server = wanted && serverFor(record, wanted);
    return { server, answer: wanted && server ? await post(deliver, server, wanted) : null };
  }

  /** The record once `message` is behind it. */
  async function after(record: CallRecord, message: ServerMessage, answer: Awaited<ReturnType<typeof send>>["answer"]) {
    const behind = { ...record, pending: null };
    if (message.type === "assistant-request") {
      return { ...(await withAssistant(behind, answer, assistants)), originMs: now() };
    }
    return {
      ...behind,
      call: callAfter(record, message),
      position: record.position + 1,
      toolResults:
        message.type === "tool-calls" ? { ...record.toolResults, ...toolResults(answer) } : record.toolResults,
    };
  }

  /** Sends all that is due. Returns when the next is, or null when the call is over. */
  async function advanceCall(id: string): Promise<number | null> {
    for (;;) {
      const record = await calls.get(id);
      if (!record || record.over) {
        await live.delete(id);
        return null;
      }
      const { pending } = record;
      if (pending && pending.dueMs > now()) return pending.dueMs;
      if (!pending) {
        const next = await upcoming(record);
        if (!next) {
          await calls.put(id, { ...record, over: true });
          continue;
        }
        const late = now() - (record.originMs + next.atMs);
        if (late < 0) return record.originMs + next.atMs;
        const shifted = late > HELD_UP_MS ? { ...record, originMs: record.originMs + late } : record;
        const message = (await upcoming(shifted))?.message ?? next.message;
        await calls.put(id, { ...shifted, pending: { message, attempt: 0, dueMs: now() } });
        continue;
      }
      const { message, attempt } = pending;
      const { server, answer } = await send(record, message);
      const retryIn = server && message.type !== "assistant-request" ? retryDelayMs(server, answer, attempt) : null;
      await calls.put(
        id,
        retryIn === null
          ? await after(record, message, answer)
          : { ...record, pending: { message, attempt: attempt + 1, dueMs: now() + retryIn } },
      );
    }
  }

  async function run(id: string) {
    if (running.has(id)) return;
    running.add(id);
    try {
      const nextMs = await advanceCall(id);
      if (nextMs !== null) wake(nextMs);
    } finally {
      running.delete(id);
    }
  }

  return {
    /** Sends what is due in every live call. One that waits for our server holds up no other. */
    advance: async () => void (await Promise.all((await live.list()).map(run))),

    /**
     * Posts a call up to a message that is enough, without waiting for its times; all of the rest where none is. Partials, which
     * are most of a call, are left out.
     */
    async playUntil(id: string, isEnough: (message: ServerMessage) => boolean): Promise<void> {
      for (;;) {
        const record = await calls.get(id);
        if (!record) throw new Error(`No call ${id}`);
        const next = await upcoming(record);
        if (!next) return calls.put(id, { ...record, over: true });
        const isPartial = next.message.transcriptType === "partial";
        const answer = isPartial ? null : (await send(record, next.message)).answer;
        await calls.put(id, await after(record, next.message, answer));
        if (isEnough(next.message)) return;
      }
    },

    /**
     * Posts a whole call at once, without waiting for its times. `arrange` may reorder, repeat or drop messages;
     * it is given the same list again after each answered tool, and must treat it alike.
     */
    async play(id: string, arrange: (messages: TimedMessage[]) => TimedMessage[] = (all) => all): Promise<Delivered[]> {
      let record = await calls.get(id);
      if (!record) throw new Error(`No call ${id}`);
      const delivered: Delivered[] = [];
      const deliverOne = async (message: ServerMessage, at: CallRecord) => {
        const { answer } = await send(at, message);
        delivered.push({ message, status: answer?.status ?? null });
        return answer;
      };
      const first = await upcoming(record);
      if (first?.message.type === "assistant-request") {
        record = await after(record, first.message, await deliverOne(first.message, record));
      }
      const begun = record;
      const context = await contextOf(begun);
      const messages = () => arrange(callMessages(script(begun), { ...context, toolResults: results }));
      let results: Record<string, string> = {};
      for (let index = 0, list = messages(); index < list.length; index += 1) {
        const message = list[index]?.message;
        if (!message) break;
        const answer = await deliverOne(message, begun);
        if (message.type !== "tool-calls") continue;
        results = { ...results, ...toolResults(answer) };
        list = messages();
      }
      let finished: CallRecord = { ...begun, toolResults: results, over: true };
      for (const { message } of timeline(script(begun), { ...context, toolResults: results })) {
        finished = { ...finished, call: callAfter(finished, message) };
      }
      await calls.put(id, finished);
      await live.delete(id);
      return delivered;
    },
  };
}

/** The script begins with the call as it was placed: what the messages add is in the timeline. */
function startOf({ startedAt: _started, endedAt: _ended, endedReason: _reason, ...call }: CallRecord["call"]) {
  const { artifact: _artifact, analysis: _analysis, costs: _costs, cost: _cost, ...placed } = call;
  const status: CallRecord["call"]["status"] = call.type === "inboundPhoneCall" ? "ringing" : "queued";
  return { ...placed, updatedAt: call.createdAt, status };
}

const assistantRequest = ({ call, phoneNumber, originMs }: CallRecord): ServerMessage => ({
  type: "assistant-request",
  timestamp: originMs,
  call: { ...call, status: "ringing" },
  ...(phoneNumber && { phoneNumber }),
  customer: call.customer,
});
