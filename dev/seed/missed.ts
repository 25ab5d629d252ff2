import type { CallArchive } from "../../durable-objects/call.schema";
import { inventInstant } from "./calendar";
import { inventCaller } from "./callers";
import { type DemoLine, originOn } from "./month";
import { seededRandom } from "./random";

const DAY = 24 * 60 * 60 * 1000;
const SPAN_DAYS = 62;
const SEED = 0x2026_0915;
/** Callers who gave up while it still rang. */
const MISSED = 9;

/** Calls that nobody answered: a figure that is always nothing proves nothing. */
export const missedCalls = (line: DemoLine, now: Date): Promise<CallArchive[]> =>
  Promise.all(
    Array.from({ length: MISSED }, async (_, index): Promise<CallArchive> => {
      const random = seededRandom(SEED + index);
      const span = { fromMs: now.getTime() - SPAN_DAYS * DAY, untilMs: now.getTime() - DAY };
      const startedAtMs = inventInstant(random, "any", { ...span, hours: line.profile.hours, timeZone: line.timeZone });
      const endedAtMs = startedAtMs + random.between(2500, 9000);
      return {
        origin: await originOn(line, {
          providerCallId: `missed-${index}`,
          from: inventCaller(random, "fr").phone,
          startedAtMs,
        }),
        status: "ended",
        statusSeq: 3,
        answeredAtMs: null,
        endedAtMs,
        endedReason: "cancelled",
        outcome: "abandoned",
        turns: [],
        tools: [],
        report: {
          endedReason: "cancelled",
          endedAtMs,
          summary: "L’appelant a raccroché avant qu’Ava ne décroche.",
          topic: null,
          outcome: "abandoned",
          cost: null,
          turns: [],
          hasRecording: false,
        },
      };
    }),
  );
