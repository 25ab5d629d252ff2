import { afterEach, expect, test, vi } from "vitest";
import * as z from "zod";
import { AppError } from "../../worker/lib/errors";
import { callProvider, type ProviderCall, vendorStatus } from "../../worker/providers/http";

const call = (more: Partial<ProviderCall> = {}): ProviderCall => ({
  provider: "resend",
  method: "GET",
  url: "https://provider.test/things",
  headers: {},
  timeoutMs: 100,
  sentence: (body) => z.object({ message: z.string() }).safeParse(body).data?.message,
  ...more,
});
const Thing = z.object({ id: z.string() });

afterEach(() => vi.unstubAllGlobals());

/** Answers with each of these in turn, the last one for ever. Counts what it was asked. */
function answering(...answers: (() => Response | Promise<Response>)[]) {
  const asked: RequestInit[] = [];
  vi.stubGlobal("fetch", async (_url: string, init: RequestInit) => {
    asked.push(init);
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (!answer) throw new Error("nothing to answer");
    const { signal } = init;
    return await Promise.race([
      answer(),
      new Promise<never>((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason))),
    ]);
  });
  return asked;
}

const failure = async (work: Promise<unknown>): Promise<AppError> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error;
  throw new Error(`Expected an AppError, got ${error}`);
};
const json = (status: number, body: unknown, headers?: HeadersInit) => () =>
  Response.json(body, { status, ...(headers && { headers }) });

test("each kind of refusal has its own code, and keeps the vendor's sentence where it helps", async () => {
  answering(json(401, { message: "Invalid Key" }));
  expect(await failure(callProvider(call(), Thing))).toMatchObject({ code: "provider_credentials", status: 422 });
  answering(json(422, { message: "from must be a verified domain" }));
  const refused = await failure(callProvider(call(), Thing));
  expect(refused.code).toBe("provider_refused");
  expect(refused.message).toContain("from must be a verified domain");
  expect(vendorStatus(refused)).toBe(422);
  answering(json(429, {}, { "Retry-After": "7" }));
  expect(await failure(callProvider(call(), Thing))).toMatchObject({ code: "provider_busy", retryAfterS: 7 });
});

test("a GET survives one failure, a POST is never sent twice, and neither follows a redirect", async () => {
  const got = answering(json(500, {}), json(200, { id: "a" }));
  expect(await callProvider(call(), Thing)).toEqual({ id: "a" });
  expect(got).toHaveLength(2);
  expect(got[0]?.redirect).toBe("manual");

  const posted = answering(json(500, {}), json(200, { id: "a" }));
  expect(await failure(callProvider(call({ method: "POST", body: "{}" }), Thing))).toMatchObject({
    code: "upstream_failed",
  });
  expect(posted).toHaveLength(1);

  const repeated = answering(json(500, {}), json(200, { id: "b" }));
  expect(await callProvider(call({ method: "POST", body: "{}", repeatable: true }), Thing)).toEqual({ id: "b" });
  expect(repeated).toHaveLength(2);
});

test("an answer of another shape, or none at all, is a failure and never a success", async () => {
  answering(json(200, { nothing: true }));
  expect(await failure(callProvider(call({ method: "POST" }), Thing))).toMatchObject({ code: "upstream_failed" });
  answering(() => new Response("<html>"));
  expect(await failure(callProvider(call({ method: "POST" }), Thing))).toMatchObject({ code: "upstream_failed" });
  answering(json(200, { id: "well" }));
  await callProvider(call(), Thing);
  const silent = answering(() => new Promise<Response>(() => undefined));
  expect(await failure(callProvider(call(), Thing))).toMatchObject({ code: "upstream_timeout", status: 504 });
  expect(silent).toHaveLength(1);
});

test("after five failures in a row the provider is left alone", async () => {
  const asked = answering(json(503, {}));
  for (let i = 0; i < 5; i++) await failure(callProvider(call({ provider: "twilio", method: "POST" }), Thing));
  const refused = await failure(callProvider(call({ provider: "twilio", method: "POST" }), Thing));
  expect(refused).toMatchObject({ code: "upstream_failed", retryAfterS: 10 });
  expect(asked).toHaveLength(5);
  answering(json(200, { id: "a" }));
  expect(await callProvider(call({ provider: "vapi" }), Thing)).toEqual({ id: "a" });
});
