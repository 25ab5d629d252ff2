import { expect } from "vitest";
import { wallClockAt } from "../../../receptionist/opening/wall-clock";
import { AppointmentPage } from "../../../worker/calendar/calendar.schema";
import type { CallDetail } from "../../../worker/calls/calls.schema";
import { KnowledgeGaps } from "../../../worker/receptionists/knowledge-gaps.schema";
import type { holdCall } from "./conversation-call";
import { TIME_ZONE } from "./conversation-call";

type Held = Awaited<ReturnType<typeof holdCall>>;

/** What came of a call, as the owner finds it: a line a fact. */
export async function factsOf({ call, id, org }: Held, detail: CallDetail): Promise<string[]> {
  const appointments = AppointmentPage.parse(
    await (await org.api("/appointments?from=2037-01-01T00:00:00Z&limit=100")).json(),
  ).items.filter(({ callId }) => callId === id);
  const gaps = KnowledgeGaps.parse(await (await org.api("/knowledge-gaps")).json()).items;
  return [
    `outcome: ${detail.outcome}`,
    `ended: ${detail.endedReason}`,
    `language: ${detail.language}`,
    `topic: ${detail.topic}`,
    `summary: ${detail.summary}`,
    ...detail.tools.map(
      ({ name, arguments: given, result, error }) =>
        `tool: ${name} ${JSON.stringify(given)} ${error === undefined ? `ok: ${result}` : `refused: ${error}`}`,
    ),
    ...appointments.map(
      ({ service, startsAt, endsAt, callerName, callerPhone, status, note }) =>
        `appointment: ${status}, ${service}, ${clock(startsAt)} to ${clock(endsAt)}, ${callerName}, ${callerPhone}, note ${note}`,
    ),
    ...gaps.map(({ question, status }) => `gap: ${status}, ${question}`),
    ...detail.turns.flatMap(({ role, text, heardText }) =>
      role === "ava" && heardText !== undefined ? [`heard: "${heardText}" of "${text}"`] : [],
    ),
    ...call.record.lines.flatMap(({ by, text }) => (by === "staff" ? [`staff: ${text}`] : [])),
  ];
}

const clock = (iso: string): string => {
  const { date, minute } = wallClockAt(Date.parse(iso), TIME_ZONE);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

/** A finished call has a transcript and an outcome; what is not known is null, never an empty string. */
export function expectWhole(detail: CallDetail): void {
  expect(detail).toMatchObject({ status: "ended", provider: "twilio", isTest: false, profileVersion: 1 });
  expect(detail.outcome).not.toBeNull();
  expect(detail.endedReason).not.toBeNull();
  for (const { text, final } of detail.turns) {
    expect(text.trim()).not.toBe("");
    expect(final).toBe(true);
  }
  for (const known of [detail.topic, detail.summary, detail.language]) expect(known).not.toBe("");
}
