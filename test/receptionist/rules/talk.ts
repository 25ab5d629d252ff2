import type { CallLanguage, Line, ThinkRequest, Thought, UsedTool } from "../../../receptionist/conversation/brain";
import { Brief } from "../../../receptionist/conversation/brief.schema";
import { profileFromPreset } from "../../../receptionist/profile";
import type { Industry, ReceptionistProfile } from "../../../receptionist/profile.schema";
import { RulesMemory } from "../../../receptionist/rules/memory.schema";
import { rulesBrain } from "../../../receptionist/rules/rules-brain";
import { type Busy, type Calendar, isToolName, type NewAppointment } from "../../../receptionist/tools/tool";
import { useTool } from "../../../receptionist/tools/use-tool";

/** Monday 23 November 2026, 9:30 in Paris: an ordinary working day. */
export const MONDAY_MS = Date.parse("2026-11-23T09:30:00+01:00");

type Given = Partial<Omit<Brief, "profile" | "opening">> & {
  profile?: Partial<ReceptionistProfile>;
  exceptions?: Brief["opening"]["exceptions"];
};

/** What Ava knows when she answers for a business of this trade. */
export const briefOf = (industry: Industry, language: "fr" | "en" = "fr", given: Given = {}): Brief => {
  const { profile: changes = {}, exceptions = [], ...rest } = given;
  const preset = profileFromPreset({ businessName: "Maison Tilleul", industry, language, holidayRegion: "FR" });
  const profile = { ...preset, ...changes };
  return Brief.parse({
    profile,
    version: 1,
    timeZone: "Europe/Paris",
    opening: { hours: profile.hours, holidays: profile.holidays, exceptions },
    country: "FR",
    duty: "full",
    channel: "phone",
    from: null,
    isTest: true,
    clockShiftMs: 0,
    brain: "rules",
    ...rest,
  });
};

/** A calendar in memory. */
export const calendarOf = (taken: Busy[] = []): Calendar & { booked: NewAppointment[] } => {
  const booked: NewAppointment[] = [];
  return {
    booked,
    busy: async (fromMs, toMs) =>
      [...taken, ...booked].filter(({ startMs, endMs }) => startMs < toMs && fromMs < endMs),
    book: async (appointment) => {
      const known = booked.some(({ toolId }) => toolId === appointment.toolId);
      const overlapping = [...taken, ...booked].filter(
        ({ startMs, endMs }) => startMs < appointment.endMs && appointment.startMs < endMs,
      );
      if (!known && overlapping.length >= appointment.capacity) return "taken";
      if (!known) booked.push(appointment);
      return "booked";
    },
  };
};

export type Talk = {
  /** What Ava answered to each line. */
  answers: string[];
  last: string;
  tools: UsedTool[];
  /** Names of tools, in the order of their use. */
  used: string[];
  booked: NewAppointment[];
  language: CallLanguage;
  memory: RulesMemory | null;
  /** Most runs that one answer took. */
  rounds: number;
  /** The slowest run, milliseconds. */
  slowestMs: number;
  transcript: string;
};

type Circumstances = {
  nowMs?: number;
  calendar?: Calendar & { booked: NewAppointment[] };
  /** Goes on with an earlier talk. */
  before?: Partial<Pick<ThinkRequest, "history" | "earlierTools" | "memory" | "language">>;
  /** The cue of the first answer. */
  cue?: ThinkRequest["cue"];
};

const MAX_ROUNDS = 6;

/** Lets the rules answer a caller, line by line, with every tool really carried out. */
export const talk = async (brief: Brief, lines: string[], given: Circumstances = {}): Promise<Talk> => {
  const { nowMs = MONDAY_MS, calendar = calendarOf(), before = {} } = given;
  const history: Line[] = [...(before.history ?? [{ role: "ava", text: brief.profile.greeting }])];
  const earlierTools: UsedTool[] = [...(before.earlierTools ?? [])];
  let memory = before.memory ?? null;
  let language: CallLanguage = before.language ?? (brief.profile.language === "fr" ? "fr" : "en");
  const answers: string[] = [];
  let rounds = 0;
  let slowestMs = 0;
  let toolCount = 0;
  for (const [at, line] of lines.entries()) {
    if (line !== "") history.push({ role: "caller", text: line });
    const tools: UsedTool[] = [];
    let said = "";
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      rounds = Math.max(rounds, round);
      const startedMs = performance.now();
      const thoughts = rulesBrain({
        brief,
        language,
        nowMs,
        cue: at === 0 ? (given.cue ?? "caller-spoke") : "caller-spoke",
        history: [...history],
        earlierTools: [...earlierTools],
        tools: [...tools],
        saidInTurn: said,
        memory,
      });
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      said += textOf(thoughts);
      memory = RulesMemory.parse(thoughts.find((thought) => thought.type === "memory")?.memory);
      const asked = thoughts.filter((thought) => thought.type === "tool");
      for (const { name, arguments: given } of asked) {
        toolCount += 1;
        const id = `u${toolCount}`;
        if (!isToolName(name)) throw new Error(`There is no tool ${name}`);
        const used = await useTool({ brief, language, nowMs, calendar, toolId: id }, name, given);
        tools.push({ id, name, ...used });
        if (name === "switch_language" && used.result.ok) language = used.arguments.language === "fr" ? "fr" : "en";
      }
      if (asked.length === 0 || asked.every(({ name }) => name === "end_call")) break;
      if (round === MAX_ROUNDS) throw new Error(`No end to the answer to "${line}"`);
    }
    earlierTools.push(...tools);
    if (said !== "") history.push({ role: "ava", text: said.trim() });
    answers.push(said.trim());
  }
  return {
    answers,
    last: answers.at(-1) ?? "",
    tools: earlierTools,
    used: earlierTools.map(({ name }) => name),
    booked: calendar.booked,
    language,
    memory,
    rounds,
    slowestMs,
    transcript: history.map(({ role, text }) => `${role === "ava" ? "Ava" : "   "} ${text}`).join("\n"),
  };
};

const textOf = (thoughts: Thought[]): string =>
  thoughts.map((thought) => (thought.type === "text" ? thought.text : "")).join("");
