import * as z from "zod";

/** What Ava can do in a call beside talking. A model proposes; these schemas and results decide what is said to be done. */
const Text = (max: number) => z.string().trim().min(1).max(max);

const TakeMessage = z.object({
  callerName: Text(120).describe("The caller's name"),
  callbackNumber: Text(40).describe("The number to call back, read back to the caller beforehand"),
  message: Text(1000).describe("What the caller wants the team to know"),
});

const RequestAppointment = z.object({
  callerName: Text(120).describe("The caller's name"),
  callbackNumber: Text(40).describe("The number to confirm to"),
  service: Text(120).describe("The service asked for, as it is named in the list of services"),
  preferredTime: Text(120).describe("When the caller would like to come, in the caller's own words"),
});

export const TOOLS = {
  take_message: {
    description: "Write down a message for the team. Use it whenever you cannot help yourself.",
    parameters: TakeMessage,
    result: { fr: "Le message est noté pour l'équipe.", en: "The message has been taken down for the team." },
  },
  request_appointment: {
    description: "Write down a request for an appointment. The team confirms it: never say that it is confirmed.",
    parameters: RequestAppointment,
    result: {
      fr: "La demande de rendez-vous est notée. L'équipe la confirmera.",
      en: "The request for an appointment has been taken down. The team will confirm it.",
    },
  },
} as const satisfies Record<
  string,
  { description: string; parameters: z.ZodType; result: Record<"fr" | "en", string> }
>;
export type ToolName = keyof typeof TOOLS;

const isTool = (name: string): name is ToolName => Object.hasOwn(TOOLS, name);

type Arguments = Record<string, string | number | boolean | null>;

/** Carries out a tool. `arguments` are what was understood; results and errors are single lines, as Vapi wants them. */
export function useTool(
  name: string,
  given: Arguments,
  language: "fr" | "en",
): { arguments: Arguments; result: string } | { arguments: Arguments; error: string } {
  if (!isTool(name))
    return { arguments: given, error: `There is no tool named ${name.slice(0, 60).replaceAll(/\s+/g, " ")}.` };
  const parsed = TOOLS[name].parameters.safeParse(given);
  if (parsed.success) return { arguments: parsed.data, result: TOOLS[name].result[language] };
  const missing = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return { arguments: given, error: `Ask the caller again. ${missing}`.replaceAll("\n", " ") };
}
