import * as z from "zod";

/** A value that a deployment leaves empty is not set. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** What makes a language model answer. */
const NEEDED = ["LLM_BASE_URL", "LLM_MODEL", "LLM_API_KEY"] as const;

/**
 * What the environment says of a language model, as `llm`: null where nothing is said, and the rules answer. A part of it
 * without the rest is an error that names what is missing.
 */
export const LlmSettings = z
  .object({
    LLM_BASE_URL: optional(z.url()),
    LLM_MODEL: optional(z.string()),
    LLM_API_KEY: optional(z.string()),
    LLM_FIRST_TOKEN_MS: z.coerce.number().int().min(100).max(10_000).default(1_200),
    LLM_IDLE_MS: z.coerce.number().int().min(100).max(10_000).default(1_500),
    LLM_TOTAL_MS: z.coerce.number().int().min(500).max(60_000).default(15_000),
  })
  .superRefine((settings, context) => {
    const missing = NEEDED.filter((name) => settings[name] === undefined);
    if (missing.length === NEEDED.length) return;
    for (const name of missing) {
      context.addIssue({ code: "custom", path: [name], message: "is missing: a model needs all three, or none" });
    }
  })
  .transform(({ LLM_BASE_URL: baseUrl, LLM_MODEL: model, LLM_API_KEY: apiKey, ...times }) => ({
    llm:
      baseUrl && model && apiKey
        ? {
            /** Of any OpenAI-compatible endpoint, up to and without `/chat/completions`. */
            baseUrl,
            model,
            apiKey,
            /** Milliseconds from the question to the first word, or to the first sign of a tool. */
            firstTokenMs: times.LLM_FIRST_TOKEN_MS,
            /** Milliseconds between two pieces of an answer. */
            idleMs: times.LLM_IDLE_MS,
            /** Milliseconds for a whole answer, tools' time not counted. */
            totalMs: times.LLM_TOTAL_MS,
          }
        : null,
  }));
export type LlmConfig = NonNullable<z.infer<typeof LlmSettings>["llm"]>;
