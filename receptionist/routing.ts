import type { Interval } from "./hours";
import { type DayOpening, openingAt } from "./opening/opening";
import { wallClockAt } from "./opening/wall-clock";
import type { Opening } from "./profile.schema";

/** How calls to a number are answered, as the owner has set it. */
export type Line = {
  routing: "ava" | "staff-first" | "forward";
  /** E.164. */
  forwardTo: string | null;
  /** Whole seconds, 0–60. */
  ringS: number;
  afterHours: "ava" | "message" | "hang-up";
  opening: Opening;
  timeZone: string;
};

/** One reason for a decision, as facts: whoever shows it has the words. */
export type Rule =
  /** Open: the moment lies between these minutes of the day. */
  | { rule: "interval"; detail: Interval }
  /** Closed: the moment lies in none of the day's intervals. */
  | { rule: "outside-intervals"; detail: { intervals: Interval[] } }
  /** An exception of the business sets this day's hours instead of the week. */
  | { rule: "exception"; detail: { date: string; label: string | null } }
  | { rule: "holiday"; detail: { date: string; holidayId: string | null } }
  | { rule: "routing"; detail: { routing: Line["routing"] } }
  /** Whom the line rings, and for how long before Ava takes over; null: until the network gives up. */
  | { rule: "forwarding"; detail: { forwardTo: string; ringS: number | null } }
  | { rule: "after-hours"; detail: { afterHours: Line["afterHours"] } };

/** What is done with a call, and why. */
export type Decision = {
  /**
   * `staff`: ring `forwardTo` for `ringS`, then Ava. `forward`: ring it, and Ava stays out of it. `message`: Ava, who takes
   * nothing but messages. `hang-up`: the hours, and goodbye.
   */
  action: "staff" | "forward" | "ava" | "message" | "hang-up";
  /** Whole seconds; 0 unless `action` is `staff`. */
  ringS: number;
  /** Null unless `action` is `staff` or `forward`. */
  forwardTo: string | null;
  isOpen: boolean;
  day: DayOpening;
  /** When this opening ends, epoch milliseconds; null while closed, or when no end comes within a year. */
  closesAtMs: number | null;
  /** When it opens next; null while open, or when it does not within a year. */
  opensAtMs: number | null;
  /** In the order in which they were looked at. */
  rules: Rule[];
};

type Step = Pick<Decision, "action" | "ringS" | "forwardTo" | "rules">;

/**
 * What a line does with a call at an instant (epoch milliseconds). `forward` forwards at any hour; staff are rung first only
 * while the business is open and there is somebody to ring; outside hours the owner's choice holds. A line that is to forward
 * and names nobody is answered by Ava: a caller is never left with nothing.
 */
export const routeCall = (line: Line, atMs: number): Decision => {
  const opening = openingAt(line.opening, atMs, line.timeZone);
  const { isOpen, day, closesAtMs, opensAtMs } = opening;
  const step = forwarded(line) ?? (isOpen ? whileOpen(line) : whileClosed(line));
  const hours = step.action === "forward" ? [] : hoursRules(isOpen, day, wallClockAt(atMs, line.timeZone).minute);
  return { ...step, isOpen, day, closesAtMs, opensAtMs, rules: [...hours, ...step.rules] };
};

const forwarded = ({ routing, forwardTo }: Line): Step | null =>
  routing === "forward" && forwardTo !== null
    ? {
        action: "forward",
        ringS: 0,
        forwardTo,
        rules: [
          { rule: "routing", detail: { routing } },
          { rule: "forwarding", detail: { forwardTo, ringS: null } },
        ],
      }
    : null;

const whileOpen = ({ routing, forwardTo, ringS }: Line): Step => {
  const routed: Rule = { rule: "routing", detail: { routing } };
  if (routing !== "staff-first" || forwardTo === null || ringS <= 0)
    return { action: "ava", ringS: 0, forwardTo: null, rules: [routed] };
  const rules: Rule[] = [routed, { rule: "forwarding", detail: { forwardTo, ringS } }];
  return { action: "staff", ringS, forwardTo, rules };
};

const whileClosed = ({ afterHours }: Line): Step => ({
  action: afterHours,
  ringS: 0,
  forwardTo: null,
  rules: [{ rule: "after-hours", detail: { afterHours } }],
});

/** What made the line open or closed: the day's own rule where it is not the week, then the interval. */
const hoursRules = (
  isOpen: boolean,
  { date, rule, label, holidayId, intervals }: DayOpening,
  minute: number,
): Rule[] => {
  const rules: Rule[] = [];
  if (rule === "exception") rules.push({ rule, detail: { date, label } });
  if (rule === "holiday") rules.push({ rule, detail: { date, holidayId } });
  const within = (interval: Interval) => interval.fromMin <= minute && minute < interval.toMin;
  const current = isOpen ? intervals.find(within) : undefined;
  if (current) return [...rules, { rule: "interval", detail: current }];
  return [...rules, { rule: "outside-intervals", detail: { intervals } }];
};
