import { type AppLoadContext, redirect } from "@remix-run/cloudflare";
import { hc } from "hono/client";
import * as z from "zod";
import type { Api } from "../../worker/app";
import type { ErrorCode } from "../../worker/lib/errors";
import { en } from "./i18n/en";

/** What of the visitor's request the API needs: who they are, and where they come from. */
const FORWARDED = [
  "Cookie",
  "Origin",
  "Sec-Fetch-Site",
  "CF-Connecting-IP",
  "CF-IPCountry",
  "Accept-Language",
  "User-Agent",
] as const;

/** The API's typed client, speaking for the visitor who made `request`. */
export const apiFor = (request: Request, { env, requestId }: AppLoadContext) =>
  hc<Api>("http://api.internal/api/v1", {
    fetch: (input: RequestInfo | URL, init?: RequestInit) =>
      env.API.fetch(input instanceof URL ? input.href : input, init),
    headers: {
      ...Object.fromEntries(
        FORWARDED.flatMap((name) => {
          const value = request.headers.get(name);
          return value === null ? [] : [[name, value]];
        }),
      ),
      "X-Request-Id": requestId,
    },
  });

const isErrorCode = (code: string): code is ErrorCode => code in en.errors.code;

const FailureBody = z.object({
  error: z.object({
    code: z.string().transform((code): ErrorCode => (isErrorCode(code) ? code : "internal")),
    requestId: z.string(),
    issues: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
    /** Values that would do instead, as area codes that have numbers left. */
    hints: z.array(z.string()).default([]),
  }),
});
/** Why the API refused: `code` has a sentence in the `errors` texts. */
export type ApiFailure = z.infer<typeof FailureBody>["error"] & {
  /** Seconds to wait before it is worth trying again, where the API says. */
  retryAfterS?: number;
};

type Answer<T> = Pick<Response, "ok" | "status" | "headers"> & { json(): Promise<T> };
export type ApiResult<T> = { value: T; error?: never } | { value?: never; error: ApiFailure };

/**
 * Reads an answer of the API in an action. Throws a redirect to the log-in page where the session is over, one to the page that
 * asks for a proof where that is too old, and a 404 where the thing does not exist; every other refusal comes back as `error`,
 * to be shown beside the form.
 */
export async function readOk<T>(request: Request, answer: Answer<T>): Promise<ApiResult<T>> {
  const error = await readRefusal(request, answer);
  return error ? { error } : { value: await answer.json() };
}

/** Like {@link readOk}, of an answer without a body: null when it was done. */
export async function readRefusal(request: Request, answer: Answer<unknown>): Promise<ApiFailure | null> {
  if (answer.ok) return null;
  const error = await readFailure(answer);
  if (error.code === "unauthenticated") throw redirect(`/login?next=${encodeURIComponent(pathOf(request))}`);
  if (error.code === "step_up_required") throw confirmFirst(pathOf(request));
  if (error.code === "not_found") throw new Response(null, { status: 404 });
  return error;
}

/** Reads an answer in a loader, where any other refusal is for the error page. */
export async function readOrThrow<T>(request: Request, answer: Answer<T>): Promise<T> {
  const { value, error } = await readOk(request, answer);
  if (!error) return value;
  throw Response.json({ requestId: error.requestId }, { status: answer.status });
}

/** To the page that asks who is there, and then on to `next`, a path of ours. */
export const confirmFirst = (next: string) => redirect(`/confirm-identity?next=${encodeURIComponent(next)}`);

/** Hands the API's cookies to the browser: log-in and log-out answer with them. */
export function forwardCookies(answer: Pick<Response, "headers">, headers = new Headers()): Headers {
  for (const cookie of answer.headers.getSetCookie()) headers.append("Set-Cookie", cookie);
  return headers;
}

async function readFailure(answer: Answer<unknown>): Promise<ApiFailure> {
  const body = FailureBody.safeParse(await answer.json().catch(() => null));
  const retryAfterS = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10);
  if (body.success) return { ...body.data.error, ...(retryAfterS > 0 && { retryAfterS }) };
  return { code: "internal", requestId: answer.headers.get("X-Request-Id") ?? "", issues: [], hints: [] };
}

/** The page to come back to: a single-fetch address names the page's data, not the page. */
function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url);
  return pathname.replace(/\.data$/, "").replace(/^\/_root$/, "/") + search;
}
