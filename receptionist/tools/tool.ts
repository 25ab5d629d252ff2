import * as z from "zod";

const Text = (max: number) => z.string().trim().min(1).max(max);
const Name = Text(120).describe("The caller's name");
/** Whom to write to is as good as whom to call: a tool asks for either, and refuses when it was given neither. */
export const CallerPhone = Text(40).describe(
  "The number to call back, E.164 where it is known, read back to the caller beforehand",
);
const CallerEmail = z
  .email()
  .max(254)
  .optional()
  .describe("Beside or instead of the number, where the caller prefers e-mail; read back beforehand");
const LocalDate = z.iso.date().describe("A calendar date of the business, as 2026-08-15");
const LocalTime = z.iso.datetime({ local: true }).describe("Wall-clock time of the business, as 2026-08-15T14:30");

/** Everything Ava can do in a call beside talking. Facts come from here, and from nowhere else. */
export const TOOL_SCHEMAS = {
  check_opening: z.object({
    at: LocalTime.optional().describe("Leave out for now"),
    date: LocalDate.optional().describe("A whole day instead of a moment"),
    week: z.boolean().optional().describe("True for the ordinary week"),
  }),
  get_address: z.object({}),
  list_services: z.object({ about: Text(120).optional().describe("The service asked about, in the caller's words") }),
  find_answer: z.object({ question: Text(300).describe("The caller's question") }),
  find_slots: z.object({
    service: Text(120).describe("The service, as list_services names it"),
    from: LocalTime.optional().describe("The earliest moment wanted"),
    to: LocalTime.optional().describe("The latest moment wanted"),
  }),
  book_appointment: z.object({
    service: Text(120).describe("The service, as list_services names it"),
    startsAt: LocalTime.describe("A start that find_slots gave"),
    callerName: Name,
    callerPhone: CallerPhone.optional(),
    callerEmail: CallerEmail,
    note: Text(500).optional().describe("What the team should know beforehand"),
  }),
  request_appointment: z.object({
    callerName: Name,
    callbackNumber: CallerPhone.optional(),
    callerEmail: CallerEmail,
    service: Text(120).describe("The service asked for"),
    preferredTime: Text(120).describe("When the caller would like to come, in the caller's own words"),
  }),
  take_message: z.object({
    callerName: Name,
    callbackNumber: CallerPhone.optional(),
    callerEmail: CallerEmail,
    message: Text(1000).describe("What the caller wants the team to know"),
  }),
  transfer_call: z.object({ to: Text(120).describe("Whom or which service the caller asks for") }),
  note_gap: z.object({ question: Text(300).describe("What the caller asked and nothing here answers") }),
  switch_language: z.object({ language: z.enum(["fr", "en"]) }),
  press_keys: z.object({
    keys: z
      .string()
      .regex(/^[0-9*#w]{1,32}$/)
      .describe("Keys of a telephone; w waits half a second"),
  }),
  end_call: z.object({ reason: z.enum(["done", "spam"]) }),
} as const satisfies Record<string, z.ZodType>;

export type ToolName = keyof typeof TOOL_SCHEMAS;
export type ToolInput<N extends ToolName> = z.infer<(typeof TOOL_SCHEMAS)[N]>;

export const isToolName = (name: string): name is ToolName => Object.hasOwn(TOOL_SCHEMAS, name);

/** What a tool answers. */
export const ToolResult = z.object({
  ok: z.boolean(),
  /** One line in the call's language: with `ok` a fact that may be spoken as it is, else what to ask or do instead. */
  say: z.string(),
  /** Starts of free slots, epoch milliseconds, soonest first. */
  slots: z.array(z.number()).optional(),
  /** Whole minutes that a service takes, where one was meant. */
  durationMin: z.number().optional(),
  /** The service's name as the business writes it. */
  service: z.string().optional(),
  /** E.164: who is rung. */
  phone: z.string().optional(),
});
export type ToolResult = z.infer<typeof ToolResult>;

export type Busy = { startMs: number; endMs: number };

/** An appointment to write into the calendar. */
export type NewAppointment = {
  /** The tool use that asks: the same one twice makes one appointment. */
  toolId: string;
  service: string;
  startMs: number;
  endMs: number;
  callerName: string;
  callerPhone: string | null;
  note: string | null;
  status: "booked" | "requested";
  /** How many may overlap. */
  capacity: number;
};

/** The business's calendar, as far as a tool needs it. Whoever runs a tool brings it. */
export type Calendar = {
  /** Appointments that take up time in between. */
  busy: (fromMs: number, toMs: number) => Promise<Busy[]>;
  /** Decides and writes in one step. `taken`: somebody else was faster. */
  book: (appointment: NewAppointment) => Promise<"booked" | "taken">;
};
