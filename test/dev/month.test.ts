import { expect, test } from "vitest";
import { CONVERSATIONS } from "../../dev/seed/conversations";
import { type DemoLine, MONTH_DAYS, monthOfCalls } from "../../dev/seed/month";
import { CALL_OUTCOMES, EndedReason, ToolUse, Turn } from "../../durable-objects/call.schema";
import { isOpenAt } from "../../receptionist/hours";
import { profileFromPreset } from "../../receptionist/profile";
import { VAPI_TOOLS, type VapiToolName } from "../../receptionist/tools/vapi-tools";

const profile = profileFromPreset({
  businessName: "Cabinet dentaire des Tilleuls",
  industry: "dentist",
  language: "fr",
});
const line: DemoLine = {
  orgId: "org_demo",
  profileId: null,
  numberId: null,
  to: "+33465711842",
  profile,
  timeZone: "Europe/Paris",
  callId: (providerCallId) => `call_${providerCallId}`,
};
/** A Monday afternoon, a Sunday night, the hour after a change of the clocks, and the first minute of a year. */
const MOMENTS = ["2026-11-23T14:30:00Z", "2026-11-22T23:10:00Z", "2027-03-28T01:30:00Z", "2026-12-31T23:01:00Z"].map(
  (iso) => new Date(iso),
);
const NOW = new Date("2026-11-23T14:30:00Z");
const DAY = 86_400_000;

test("the same moment gives the same month, and a later one keeps every call's id and words", async () => {
  expect(await monthOfCalls(line, NOW)).toEqual(await monthOfCalls(line, NOW));
  const words = async (now: Date) => {
    const calls = await monthOfCalls(line, now);
    return new Map(calls.map(({ origin, turns }) => [origin.id, turns]));
  };
  expect(await words(new Date(NOW.getTime() + 3 * DAY))).toEqual(await words(NOW));
});

test("about 180 calls in 31 days, none of them in the future, oldest first, each with its own id", async () => {
  for (const now of MOMENTS) {
    const calls = await monthOfCalls(line, now);
    expect(calls.length).toBeGreaterThanOrEqual(160);
    expect(calls.length).toBeLessThanOrEqual(200);
    const starts = calls.map(({ origin }) => origin.startedAtMs);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(starts[0]).toBeGreaterThanOrEqual(now.getTime() - MONTH_DAYS * DAY);
    expect(Math.max(...calls.map((call) => call.endedAtMs))).toBeLessThan(now.getTime());
    expect(new Set(calls.map(({ origin }) => origin.id)).size).toBe(calls.length);
  }
});

test("every call ends after it was answered, and what was said is in order and within it", async () => {
  for (const { origin, answeredAtMs, endedAtMs, turns, tools } of await monthOfCalls(line, NOW)) {
    const lengthMs = endedAtMs - origin.startedAtMs;
    expect(answeredAtMs).toBeGreaterThan(origin.startedAtMs);
    expect(endedAtMs).toBeGreaterThan(answeredAtMs ?? Number.POSITIVE_INFINITY);
    let said = (answeredAtMs ?? 0) - origin.startedAtMs;
    for (const turn of turns) {
      expect(Turn.parse(turn)).toEqual(turn);
      expect(turn.atMs).toBeGreaterThanOrEqual(said);
      said = turn.endMs ?? 0;
      expect(said).toBeGreaterThan(turn.atMs);
      if (turn.heardText !== undefined) expect(turn.text.startsWith(turn.heardText) && turn.heardText).toBeTruthy();
    }
    expect(said).toBeLessThan(lengthMs);
    for (const tool of tools) {
      expect(ToolUse.parse(tool)).toEqual(tool);
      expect(tool.atMs).toBeLessThan(lengthMs);
    }
    expect(lengthMs).toBeLessThan(10 * 60_000);
  }
});

test("every outcome happens, and a tool was used exactly where the outcome says so", async () => {
  const calls = await monthOfCalls(line, NOW);
  expect(new Set(calls.map((call) => call.outcome))).toEqual(new Set(CALL_OUTCOMES));
  const expected: Partial<Record<string, VapiToolName[]>> = {
    booked: ["request_appointment"],
    "message-taken": ["take_message"],
  };
  for (const { tools, outcome, endedReason, report } of calls) {
    expect(tools.map((tool) => tool.name)).toEqual(expected[outcome ?? ""] ?? []);
    expect(EndedReason.parse(endedReason)).toBe(report?.endedReason);
    expect(report?.outcome).toBe(outcome);
    expect(report?.summary).toBeTruthy();
    expect(report?.topic).toBeTruthy();
  }
});

test("each tool was given what the real one accepts", async () => {
  for (const { tools } of await monthOfCalls(line, NOW)) {
    for (const { name, arguments: given } of tools) {
      const tool = Object.entries(VAPI_TOOLS).find(([known]) => known === name)?.[1];
      expect(tool?.parameters.safeParse(given).success, JSON.stringify(given)).toBe(true);
    }
  }
});

test("the bill adds up, and is unknown for two calls rather than nothing", async () => {
  const bills = (await monthOfCalls(line, NOW)).map(({ report }) => report?.cost ?? null);
  expect(bills.filter((bill) => bill === null)).toHaveLength(2);
  for (const bill of bills) {
    if (bill === null) continue;
    expect(bill.amountMicros).toBe(bill.lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0));
    expect(bill.amountMicros).toBeGreaterThan(0);
    expect(bill.amountMicros).toBeLessThan(1_000_000);
  }
});

test("the practice rings on weekdays, most of all late in the morning, and hands calls on only while it is open", async () => {
  for (const now of MOMENTS) {
    const calls = await monthOfCalls(line, now);
    const local = (ms: number, part: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat("en-GB", { timeZone: line.timeZone, ...part }).format(ms);
    const count = (test: (ms: number) => boolean) => calls.filter(({ origin }) => test(origin.startedAtMs)).length;
    const weekend = count((ms) => ["Sat", "Sun"].includes(local(ms, { weekday: "short" })));
    const inHours = (...hours: string[]) =>
      count((ms) => hours.includes(local(ms, { hour: "2-digit", hourCycle: "h23" })));
    expect(weekend / calls.length).toBeLessThan(0.12);
    expect(inHours("10", "11")).toBeGreaterThan(inHours("15", "16"));
    expect(inHours("22", "23", "00", "01", "02", "03", "04", "05", "06", "07")).toBe(0);
    for (const { outcome, origin } of calls.filter((call) => call.outcome === "transferred")) {
      expect(isOpenAt(profile.hours, origin.startedAtMs, line.timeZone), `${outcome} ${origin.id}`).toBe(true);
    }
  }
});

test("some callers cut in, some speak English, some hide their number; nobody's real number is used", async () => {
  const calls = await monthOfCalls(line, NOW);
  const interrupted = calls.filter(({ turns }) => turns.some((turn) => turn.heardText !== undefined));
  expect(interrupted.length).toBeGreaterThan(10);
  expect(interrupted.length).toBeLessThan(calls.length / 2);
  expect(calls.some(({ turns }) => turns.some((turn) => turn.role === "caller" && turn.lang === "en"))).toBe(true);
  expect(calls.some(({ origin }) => origin.from === null)).toBe(true);
  for (const { origin } of calls) expect(origin.from ?? "+33639980000").toMatch(/^\+33(?:63998|19900)\d{4}$/);
});

test("every call begins with the greeting and its AI disclosure, and shows no placeholder or missing name", async () => {
  for (const { turns, report } of await monthOfCalls(line, NOW)) {
    expect(turns[0]?.role).toBe("ava");
    expect(turns[0]?.text).toContain("assistante vocale IA");
    for (const text of [...turns.map((turn) => turn.text), report?.summary ?? ""]) {
      expect(text).not.toMatch(/undefined|null|\{|\[object| {2}/);
      expect(text).not.toBe("");
    }
  }
});

test("Ava quotes only prices that the practice has set", () => {
  const prices = new Set(profile.services.map(({ priceCents }) => priceCents));
  const c = {
    title: "Madame",
    first: "Anne",
    last: "Roux",
    spelled: "R, O, U, X",
    phone: "+33639980000",
    spokenPhone: "06 39 98 00 00",
    day: "jeudi",
    time: "vers 10 h",
    dayEn: "Thursday",
    timeEn: "around ten",
    e: "e",
  } as const;
  const quoted = CONVERSATIONS.flatMap(({ lines }) => lines({ ...c, pick: firstOf }))
    .flatMap((said) => (said.who === "ava" ? [...said.text.matchAll(/(\d+)(?:,(\d\d))? (?:€|euros)/g)] : []))
    .map(([, euros = "0", cents = "0"]) => Number(euros) * 100 + Number(cents));
  expect(quoted.length).toBeGreaterThan(4);
  for (const price of quoted) expect(prices).toContain(price);
});

test("at least 24 conversations, each with its own words", () => {
  expect(CONVERSATIONS.length).toBeGreaterThanOrEqual(24);
  expect(new Set(CONVERSATIONS.map(({ id }) => id)).size).toBe(CONVERSATIONS.length);
});

function firstOf<T>(choices: readonly T[]): T {
  const [first] = choices;
  if (first === undefined) throw new Error("Nothing to choose from");
  return first;
}
