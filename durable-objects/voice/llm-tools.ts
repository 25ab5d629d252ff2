import * as z from "zod";
import type { UsedTool } from "../../receptionist/conversation/brain";
import { isToolName, TOOL_SCHEMAS, type ToolName } from "../../receptionist/tools/tool";
import { ToolArguments } from "../call.schema";
import { BrainFailure } from "./llm-failure";
import type { CallOptions } from "./llm-model";

/** When a model is to use each tool. What a tool takes is in TOOL_SCHEMAS. */
const USED_FOR = {
  check_opening: "Whether the business is open now, at a moment, on a date, or in an ordinary week",
  get_address: "Where the business is",
  list_services: "What the business offers, with prices and durations",
  find_answer: "What the owner answers to a question that callers ask",
  find_slots: "Free appointments for a service, soonest first",
  book_appointment: "Book a slot that find_slots gave, once the caller has confirmed name, number, day and time",
  request_appointment: "Write down the wish for an appointment where none can be booked: the team confirms it",
  take_message: "Write down a message for the team",
  transfer_call: "Put the caller through to a person",
  note_gap: "Write down a question that nothing here answers, so that the owner can answer it for the next caller",
  switch_language: "Go on in the caller's language",
  press_keys: "Press keys, only when a recorded voice asks for one to confirm something the business is waiting for",
  end_call: "Hang up, once goodbye has been said",
} as const satisfies Record<ToolName, string>;

type Tools = NonNullable<CallOptions["tools"]>;
let described: Tools | null = null;

/** The tools as a model is told of them. They never change, so they are converted once. */
export const toolsForModel = (): Tools => {
  if (described) return described;
  described = Object.entries(TOOL_SCHEMAS).map(([name, schema]) => ({
    type: "function" as const,
    name,
    ...(isToolName(name) && { description: USED_FOR[name] }),
    inputSchema: Parameters.parse(z.toJSONSchema(schema, { io: "input" })),
  }));
  return described;
};

/**
 * What of a JSON schema goes out: tools take flat objects of plain values. A date's `pattern` of 300 characters stays here,
 * as some endpoints refuse it and each bills it.
 */
const Parameters = z.object({
  type: z.literal("object"),
  properties: z.record(
    z.string(),
    z.object({
      type: z.enum(["string", "number", "boolean"]),
      description: z.string().optional(),
      enum: z.array(z.string()).optional(),
      maxLength: z.number().optional(),
    }),
  ),
  required: z.array(z.string()).optional(),
});

/**
 * What a model asked for, as a tool takes it. Models write `null` or `""` for what they leave out, and seconds and a zone
 * after a wall-clock time. Throws `BrainFailure` for a tool that does not exist and for arguments that are none.
 */
export const readToolCall = (name: string, input: string): Pick<UsedTool, "name" | "arguments"> => {
  if (!isToolName(name)) throw new BrainFailure("tool-call", "The model asked for a tool that does not exist");
  const given = ToolArguments.safeParse(parsed(input));
  if (!given.success) throw new BrainFailure("tool-call", `The arguments of ${name} are not an object of plain values`);
  const present = Object.entries(given.data)
    .filter(([, value]) => value !== null && value !== "")
    .map(([key, value]) => [key, typeof value === "string" ? value.replace(ZONED, "$1") : value]);
  const checked = TOOL_SCHEMAS[name].safeParse(Object.fromEntries(present));
  if (!checked.success) {
    const paths = checked.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new BrainFailure("tool-call", `The arguments of ${name} are wrong: ${paths}`);
  }
  return { name, arguments: ToolArguments.parse(checked.data) };
};

const ZONED = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** A tool that takes nothing is called with nothing by some models. */
const parsed = (input: string): unknown => {
  if (input.trim() === "") return {};
  try {
    return JSON.parse(input);
  } catch {
    return undefined;
  }
};
