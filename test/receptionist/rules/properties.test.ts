import fc from "fast-check";
import { expect, test } from "vitest";
import type { ThinkRequest, Thought, UsedTool } from "../../../receptionist/conversation/brain";
import { wallClockAt } from "../../../receptionist/opening/wall-clock";
import { INDUSTRIES } from "../../../receptionist/profile.schema";
import { RulesMemory } from "../../../receptionist/rules/memory.schema";
import { rulesBrain } from "../../../receptionist/rules/rules-brain";
import { TOOL_SCHEMAS, type ToolResult } from "../../../receptionist/tools/tool";
import { briefOf, MONDAY_MS, talk } from "./talk";

/** What people say on the telephone, in pieces that any order may bring together. */
const PIECES = [
  ..."bonjour|je voudrais|un rendez-vous|un détartrage|une coupe|jeudi|matin|à 14 h 30|demain|le premier|oui|non|merci".split(
    "|",
  ),
  ..."c'est combien|vous êtes ouverts|où êtes-vous|06 12|34 56 78|06 12 34 56 78|Martin|avec un T|pas 56, 65|urgent".split(
    "|",
  ),
  ..."une fuite d'eau|j'ai très mal|parler à quelqu'un|laisser un message|dites-lui que|annuler mon rendez-vous".split(
    "|",
  ),
  ..."répétez|laissez tomber|au revoir|en fait|plutôt|samedi 15|à quelle heure|?|!|,|…|et|euh|hello|do you speak english".split(
    "|",
  ),
  ..."I would like|an appointment|how much|tomorrow at 3 pm|the second one|yes|no|John Smith|call me back|bye|0|15|112|50 euros".split(
    "|",
  ),
];

const utterance = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 7 }).map((words) => words.join(" ")),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
);
const business = fc.record({
  industry: fc.constantFrom(...INDUSTRIES),
  language: fc.constantFrom("fr" as const, "en" as const),
  duty: fc.constantFrom("full" as const, "message" as const),
  from: fc.constantFrom(null, "+33612345678"),
  hasStaff: fc.boolean(),
  hasServices: fc.boolean(),
});
type Business = typeof business extends fc.Arbitrary<infer B> ? B : never;

const STAFF = [{ name: "Claire Aubry", role: "urgences", phone: "+33465711842" }];

const briefFor = ({ industry, language, duty, from, hasStaff, hasServices }: Business) =>
  briefOf(industry, language, {
    duty,
    from,
    profile: { staff: hasStaff ? STAFF : [], ...(hasServices ? {} : { services: [] }) },
  });

test("whatever a caller says, Ava answers, with three rounds of tools at most, and asks only for tools that exist", async () => {
  await fc.assert(
    fc.asyncProperty(business, fc.array(utterance, { minLength: 1, maxLength: 8 }), async (given, lines) => {
      const said = lines.map((line) => line.trim() || "euh");
      const { answers, rounds, tools } = await talk(briefFor(given), said);
      for (const answer of answers) expect(answer).not.toBe("");
      expect(rounds).toBeLessThanOrEqual(4);
      for (const { name, arguments: used } of tools) expect(TOOL_SCHEMAS[name].safeParse(used).success).toBe(true);
    }),
    { numRuns: 300 },
  );
});

/** Numbers that state a price or an hour. Telephone numbers are read back two by two, and 15 or 112 save lives. */
const STATED = /\d+(?= euros| heures?|:\d\d| (?:am|pm)\b)|(?<= heures | euros )\d+|(?<=\d:)\d\d/g;

const clocksOf = ({ slots = [] }: ToolResult): string[] =>
  slots.flatMap((slot) => {
    const { minute } = wallClockAt(slot, "Europe/Paris");
    const hour = Math.floor(minute / 60);
    return [hour, hour % 12, minute % 60].map(String);
  });

test("no price and no hour is said that no tool of the call returned", async () => {
  await fc.assert(
    fc.asyncProperty(business, fc.array(utterance, { minLength: 1, maxLength: 8 }), async (given, lines) => {
      const { answers, tools } = await talk(
        briefFor(given),
        lines.map((line) => line.trim() || "euh"),
      );
      // A slot may be told again, in the other language: its hour is the tool's all the same.
      const known = new Set(tools.flatMap(({ result }) => [...(result.say.match(/\d+/g) ?? []), ...clocksOf(result)]));
      for (const figure of answers.join(" ").match(STATED) ?? []) expect(known).toContain(figure);
    }),
    { numRuns: 200 },
  );
});

const textOf = (thoughts: Thought[]): string =>
  thoughts.flatMap((each) => (each.type === "text" ? [each.text] : [])).join("");

test("what was said in the turn is never said again, whoever said it", async () => {
  await fc.assert(
    fc.property(business, utterance, (given, line) => {
      const request: ThinkRequest = {
        brief: briefFor(given),
        language: given.language,
        nowMs: MONDAY_MS,
        cue: "take-over",
        history: [{ role: "caller", text: line }],
        earlierTools: [],
        tools: [],
        saidInTurn: "",
        memory: null,
      };
      const first = textOf(rulesBrain(request));
      const again = textOf(rulesBrain({ ...request, saidInTurn: first }));
      for (const sentence of again.split(/(?<=[.!?])\s+/).filter((each) => each.trim() !== ""))
        expect(first).not.toContain(sentence.trim());
    }),
    { numRuns: 200 },
  );
});

const used = fc.constantFrom<UsedTool>(
  {
    id: "a",
    name: "find_slots",
    arguments: { service: "Détartrage" },
    result: {
      ok: true,
      say: "Jeudi à 9 heures.",
      slots: [MONDAY_MS + 86_400_000],
      service: "Détartrage",
      durationMin: 30,
    },
  },
  { id: "b", name: "check_opening", arguments: {}, result: { ok: true, say: "Oui." } },
  { id: "c", name: "book_appointment", arguments: {}, result: { ok: false, say: "Non." } },
);

test("memory always parses, also when it was rebuilt from a call that a model led", () => {
  fc.assert(
    fc.property(
      business,
      fc.array(fc.record({ role: fc.constantFrom("caller" as const, "ava" as const), text: utterance }), {
        maxLength: 8,
      }),
      utterance,
      fc.array(used, { maxLength: 3 }),
      fc.constantFrom("caller-spoke" as const, "take-over" as const, "transfer-failed" as const),
      (given, before, line, earlierTools, cue) => {
        const thoughts = rulesBrain({
          brief: briefFor(given),
          language: given.language,
          nowMs: MONDAY_MS,
          cue,
          history: [...before, { role: "caller", text: line }],
          earlierTools,
          tools: [],
          saidInTurn: "",
          memory: null,
        });
        const last = thoughts.at(-1);
        expect(last?.type).toBe("memory");
        if (last?.type === "memory")
          expect(RulesMemory.parse(JSON.parse(JSON.stringify(last.memory)))).toEqual(last.memory);
        expect(thoughts.some(({ type }) => type !== "memory")).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
