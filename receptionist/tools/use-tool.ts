import type { z } from "zod";
import { bookAppointment, findSlots, requestAppointment } from "./appointments";
import { type Desk, inWords, refusal } from "./desk";
import { checkOpening, findAnswer, getAddress } from "./facts";
import { endCall, noteGap, pressKeys, switchLanguage, takeMessage, transferCall } from "./people";
import { listServices } from "./services";
import { isToolName, TOOL_SCHEMAS, type ToolName, type ToolResult } from "./tool";

type Arguments = Record<string, string | number | boolean | null>;

type Used = { arguments: Arguments; result: ToolResult };

const parsing =
  <S extends z.ZodType>(schema: S, run: (desk: Desk, input: z.output<S>) => ToolResult | Promise<ToolResult>) =>
  async (desk: Desk, given: Arguments): Promise<Used> => {
    const parsed = schema.safeParse(tidied(given));
    if (parsed.success) return { arguments: plainArguments(parsed.data), result: await run(desk, parsed.data) };
    return {
      arguments: given,
      result: refusal(
        missing(
          desk,
          parsed.error.issues.map(({ path }) => String(path[0] ?? "")),
        ),
      ),
    };
  };

const TOOLS: Record<ToolName, (desk: Desk, given: Arguments) => Promise<Used>> = {
  check_opening: parsing(TOOL_SCHEMAS.check_opening, checkOpening),
  get_address: parsing(TOOL_SCHEMAS.get_address, getAddress),
  list_services: parsing(TOOL_SCHEMAS.list_services, listServices),
  find_answer: parsing(TOOL_SCHEMAS.find_answer, findAnswer),
  find_slots: parsing(TOOL_SCHEMAS.find_slots, findSlots),
  book_appointment: parsing(TOOL_SCHEMAS.book_appointment, bookAppointment),
  request_appointment: parsing(TOOL_SCHEMAS.request_appointment, requestAppointment),
  take_message: parsing(TOOL_SCHEMAS.take_message, takeMessage),
  transfer_call: parsing(TOOL_SCHEMAS.transfer_call, transferCall),
  note_gap: parsing(TOOL_SCHEMAS.note_gap, noteGap),
  switch_language: parsing(TOOL_SCHEMAS.switch_language, switchLanguage),
  press_keys: parsing(TOOL_SCHEMAS.press_keys, pressKeys),
  end_call: parsing(TOOL_SCHEMAS.end_call, endCall),
};

/**
 * Carries out a tool. `arguments` are what was understood of those given; what a model got wrong is answered with what to ask
 * the caller, and never thrown. Only the calendar may throw.
 */
export async function useTool(desk: Desk, name: string, given: unknown): Promise<Used> {
  const understood = plainArguments(given);
  return isToolName(name)
    ? TOOLS[name](desk, understood)
    : { arguments: understood, result: refusal(missing(desk, [])) };
}

/** Models write null for what they leave out, and end a wall-clock time with a zone that means nothing here. */
const tidied = (given: Arguments): Arguments =>
  Object.fromEntries(
    Object.entries(given).flatMap(([key, value]) => {
      if (value === null) return [];
      return [[key, typeof value === "string" ? value.replace(ZONED, "$1") : value]];
    }),
  );

const ZONED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-]\d\d:?\d\d)$/i;

const plainArguments = (given: unknown): Arguments => {
  if (typeof given !== "object" || given === null) return {};
  const kept: Arguments = {};
  for (const [key, value] of Object.entries(given)) {
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null)
      kept[key] = value;
  }
  return kept;
};

type Words = Parameters<typeof inWords>[1];

const PHONE: Words = {
  vous: "À quel numéro peut-on vous joindre ?",
  tu: "À quel numéro peut-on te joindre ?",
  en: "Which number can we reach you on?",
};
const WHEN: Words = { vous: "Quel jour et à quelle heure ?", en: "Which day, and what time?" };

/** The question to put to the caller when an argument is not there, or makes no sense. */
const QUESTIONS: Record<string, Words> = {
  callerName: {
    vous: "À quel nom, s’il vous plaît ?",
    tu: "À quel nom, s’il te plaît ?",
    en: "What name is it, please?",
  },
  callerPhone: PHONE,
  callbackNumber: PHONE,
  callerEmail: {
    vous: "Je n’ai pas bien compris l’adresse e-mail. Pouvez-vous la redire ?",
    tu: "Je n’ai pas bien compris l’adresse e-mail. Peux-tu la redire ?",
    en: "I did not catch the e-mail address. Could you say it again?",
  },
  service: { vous: "Pour quelle prestation ?", en: "Which service is it for?" },
  startsAt: WHEN,
  preferredTime: WHEN,
  from: WHEN,
  to: WHEN,
  at: WHEN,
  date: WHEN,
  message: { vous: "Quel message dois-je transmettre ?", en: "What message shall I pass on?" },
};

const AGAIN: Words = { vous: "Pouvez-vous préciser ?", tu: "Peux-tu préciser ?", en: "Could you tell me more?" };

const missing = (desk: Desk, fields: string[]): string =>
  inWords(desk, fields.map((field) => QUESTIONS[field]).find((words) => words !== undefined) ?? AGAIN);
