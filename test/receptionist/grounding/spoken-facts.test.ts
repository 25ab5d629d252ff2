import fc from "fast-check";
import { expect, test } from "vitest";
import { createGuard } from "../../../receptionist/grounding/guard";
import { INDUSTRIES } from "../../../receptionist/profile.schema";
import { useTool } from "../../../receptionist/tools/use-tool";
import { briefOf, calendarOf, MONDAY_MS } from "../rules/talk";

const DAY_MS = 86_400_000;

/** What is refused of a text, with one line of a tool as its only ground. */
const refused = (text: string, locale: "fr" | "en", ground: string): string | null => {
  const guard = createGuard({ locale, grounds: [ground], callerSaid: [] });
  const outcomes = [...guard.take(text), ...guard.end()];
  return outcomes.flatMap((outcome) => (outcome.type === "refused" ? [outcome.claim] : []))[0] ?? null;
};

const told = async (industry: (typeof INDUSTRIES)[number], locale: "fr" | "en", nowMs: number, dayAhead: number) => {
  const brief = briefOf(industry, locale, {
    profile: { address: locale === "fr" ? "14 rue Vaugelas, Annecy" : "14 High Street, Leeds" },
  });
  const date = new Date(nowMs + dayAhead * DAY_MS).toISOString().slice(0, 10);
  const uses: [Parameters<typeof useTool>[1], unknown][] = [
    ["check_opening", {}],
    ["check_opening", { week: true }],
    ["check_opening", { date }],
    ["check_opening", { at: `${date}T12:30` }],
    ["get_address", {}],
    ["list_services", {}],
    ...brief.profile.services.flatMap(({ name }): typeof uses => [
      ["list_services", { about: name }],
      ["find_slots", { service: name, from: `${date}T10:00` }],
    ]),
  ];
  const lines: string[] = [];
  for (const [name, given] of uses) {
    const desk = { brief, language: locale, nowMs, calendar: calendarOf(), toolId: "u1" };
    lines.push((await useTool(desk, name, given)).result.say);
  }
  return lines;
};

test("whatever a tool says may be said as it is, in every trade and language, on any day", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...INDUSTRIES),
      fc.constantFrom<"fr" | "en">("fr", "en"),
      fc.integer({ min: 0, max: 365 * 24 * 4 }),
      fc.integer({ min: 0, max: 60 }),
      async (industry, locale, quarters, dayAhead) => {
        for (const line of await told(industry, locale, MONDAY_MS + quarters * 900_000, dayAhead)) {
          expect(refused(line, locale, line), line).toBeNull();
        }
      },
    ),
    { numRuns: 50 },
  );
}, 20_000);
