import * as z from "zod";

const ToolCall = z.looseObject({
  id: z.string().min(1),
  type: z.literal("function"),
  function: z.looseObject({ name: z.string().min(1), arguments: z.string() }),
});

const Text = z.union([
  z.string(),
  z
    .array(z.looseObject({ type: z.literal("text"), text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join("")),
]);

const Message = z.discriminatedUnion("role", [
  z.looseObject({ role: z.enum(["system", "developer"]), content: Text }),
  z.looseObject({ role: z.literal("user"), content: Text }),
  z.looseObject({
    role: z.literal("assistant"),
    content: Text.nullish(),
    tool_calls: z.array(ToolCall).min(1).optional(),
  }),
  z.looseObject({ role: z.literal("tool"), tool_call_id: z.string().min(1), content: Text }),
]);
export type Message = z.infer<typeof Message>;

const FunctionTool = z.looseObject({
  type: z.literal("function"),
  function: z.looseObject({
    name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/),
    description: z.string().optional(),
    parameters: z.looseObject({ type: z.literal("object") }).optional(),
  }),
});

/** `POST /v1/chat/completions`, the fields that the published format types and that we use or could misuse. */
export const ChatRequest = z.looseObject({
  model: z.string().min(1),
  messages: z.array(Message).min(1),
  stream: z.boolean().default(false),
  stream_options: z.looseObject({ include_usage: z.boolean().optional() }).nullish(),
  tools: z.array(FunctionTool).min(1).max(128).optional(),
  tool_choice: z
    .union([
      z.enum(["none", "auto", "required"]),
      z.looseObject({ type: z.literal("function"), function: z.looseObject({ name: z.string() }) }),
    ])
    .optional(),
  parallel_tool_calls: z.boolean().optional(),
  temperature: z.number().min(0).max(2).nullish(),
  top_p: z.number().min(0).max(1).nullish(),
  max_tokens: z.int().positive().nullish(),
  max_completion_tokens: z.int().positive().nullish(),
  stop: z.union([z.string(), z.array(z.string()).max(4)]).nullish(),
  n: z.literal(1).nullish(),
});
export type ChatRequest = z.infer<typeof ChatRequest>;

/**
 * What the vendor refuses beyond shapes: a tool's answer belongs to a call of the assistant's before it, and every such
 * call is answered before anybody speaks again. Null when the conversation makes sense.
 */
export function problemIn({ messages }: ChatRequest): string | null {
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    if (message.role === "tool") {
      if (!open.delete(message.tool_call_id)) {
        return `Invalid parameter: messages with role 'tool' must be a response to a preceeding message with 'tool_calls'. (messages[${index}])`;
      }
      continue;
    }
    if (open.size > 0) {
      return `An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'. The following tool_call_ids did not have response messages: ${[...open].join(", ")}`;
    }
    if (message.role === "assistant") open = new Set(message.tool_calls?.map(({ id }) => id));
  }
  return open.size > 0 ? `tool_call_ids did not have response messages: ${[...open].join(", ")}` : null;
}

/** Something the model does: words, a call of a tool, or a failure in mid-stream. */
export const Step = z.union([
  z.strictObject({ text: z.string() }),
  z.strictObject({
    tool: z.string().min(1),
    /** An object, or text that is sent as it is: JSON or not. */
    arguments: z.union([z.record(z.string(), z.unknown()), z.string()]).default({}),
  }),
  /** The connection is cut here. */
  z.strictObject({ break: z.literal(true) }),
  /** These bytes are sent as they are. */
  z.strictObject({ raw: z.string() }),
  /** Nothing for so long, milliseconds. */
  z.strictObject({ pause: z.int().positive().max(60_000) }),
]);
export type Step = z.infer<typeof Step>;
