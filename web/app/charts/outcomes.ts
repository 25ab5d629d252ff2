import type { Figures } from "../../../worker/analytics/analytics.schema";

export const OUTCOME_PARTS = ["booked", "messages", "transferred", "other", "missed"] as const;
export type OutcomePart = (typeof OUTCOME_PARTS)[number];

/** A period's calls by what came of them; together they are all of its calls. A call that came to something was not missed, whoever took it. */
export function outcomeParts({ calls, answered, booked, messages, transferred }: Figures): Record<OutcomePart, number> {
  const rest = calls - booked - messages - transferred;
  const missed = Math.min(rest, calls - answered);
  return { booked, messages, transferred, other: rest - missed, missed };
}
