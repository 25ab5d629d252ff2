import { createOpenAICompatible } from "@ai-sdk/openai-compatible";

/** The AI SDK's model of one chat-completions endpoint, whoever runs it. */
export const openModel = ({ baseUrl, apiKey, model }: { baseUrl: string; apiKey: string; model: string }) =>
  createOpenAICompatible({
    name: "llm",
    baseURL: baseUrl,
    apiKey,
    // Looked up when it is called. An API never redirects, and following would carry the key to another host.
    fetch: (input, init) => fetch(input, { ...init, redirect: "manual" }),
  }).chatModel(model);

export type Model = ReturnType<typeof openModel>;
export type CallOptions = Parameters<Model["doStream"]>[0];
export type StreamPart =
  Awaited<ReturnType<Model["doStream"]>>["stream"] extends ReadableStream<infer Part> ? Part : never;
