import type { z } from "zod";
import { CallerPhone, TOOL_SCHEMAS } from "./tool";

/** Vapi's own prompt asks for a number, and knows of no e-mail. */
const byPhone = { callbackNumber: CallerPhone };

/** The tools that a Vapi assistant has: those that need no calendar and no wall clock of ours while Vapi does the talking. */
export const VAPI_TOOLS = {
  take_message: {
    description: "Write down a message for the team. Use it whenever you cannot help yourself.",
    parameters: TOOL_SCHEMAS.take_message.omit({ callerEmail: true }).extend(byPhone),
    result: { fr: "Le message est noté pour l'équipe.", en: "The message has been taken down for the team." },
  },
  request_appointment: {
    description: "Write down a request for an appointment. The team confirms it: never say that it is confirmed.",
    parameters: TOOL_SCHEMAS.request_appointment.omit({ callerEmail: true }).extend(byPhone),
    result: {
      fr: "La demande de rendez-vous est notée. L'équipe la confirmera.",
      en: "The request for an appointment has been taken down. The team will confirm it.",
    },
  },
} as const satisfies Record<
  string,
  { description: string; parameters: z.ZodType; result: Record<"fr" | "en", string> }
>;
export type VapiToolName = keyof typeof VAPI_TOOLS;

const isVapiTool = (name: string): name is VapiToolName => Object.hasOwn(VAPI_TOOLS, name);

type Arguments = Record<string, string | number | boolean | null>;

/** Carries out a tool for Vapi. `arguments` are what was understood; results and errors are single lines, as Vapi wants them. */
export function useVapiTool(
  name: string,
  given: Arguments,
  language: "fr" | "en",
): { arguments: Arguments; result: string } | { arguments: Arguments; error: string } {
  if (!isVapiTool(name))
    return { arguments: given, error: `There is no tool named ${name.slice(0, 60).replaceAll(/\s+/g, " ")}.` };
  const parsed = VAPI_TOOLS[name].parameters.safeParse(given);
  if (parsed.success) return { arguments: parsed.data, result: VAPI_TOOLS[name].result[language] };
  const missing = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  return { arguments: given, error: `Ask the caller again. ${missing}`.replaceAll("\n", " ") };
}
