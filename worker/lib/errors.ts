import type { ContentfulStatusCode } from "hono/utils/http-status";

/** Every code an error body may carry, with its HTTP status. The web app has a sentence for each, in each language. */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  invalid_credentials: 401,
  limit_reached: 402,
  forbidden: 403,
  foreign_origin: 403,
  step_up_required: 403,
  not_found: 404,
  conflict: 409,
  last_way_in: 409,
  number_unavailable: 409,
  code_expired: 410,
  link_expired: 410,
  payload_too_large: 413,
  provider_refused: 422,
  provider_credentials: 422,
  upgrade_required: 426,
  codes_paused: 429,
  too_many_requests: 429,
  internal: 500,
  upstream_failed: 502,
  provider_busy: 503,
  upstream_timeout: 504,
} as const satisfies Record<string, ContentfulStatusCode>;

export type ErrorCode = keyof typeof ERROR_STATUS;
export type Issue = { path: string; message: string };

type AppErrorOptions = ErrorOptions & {
  /** Which fields are wrong, and how. */
  issues?: Issue[];
  /** Sent as `Retry-After`. */
  retryAfterS?: number;
  /** Values that would do instead, as area codes that have numbers left. */
  hints?: string[];
};

/** An expected failure. `message` is written for the caller; `cause` is for the log. Anything else thrown is a bug. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly issues: Issue[] | undefined;
  readonly retryAfterS: number | undefined;
  readonly hints: string[] | undefined;

  constructor(
    readonly code: ErrorCode,
    message: string,
    { issues, retryAfterS, hints, ...options }: AppErrorOptions = {},
  ) {
    super(message, options);
    this.issues = issues;
    this.retryAfterS = retryAfterS;
    this.hints = hints;
  }

  get status(): (typeof ERROR_STATUS)[ErrorCode] {
    return ERROR_STATUS[this.code];
  }
}

export const notFound = (what: string) => new AppError("not_found", `There is no such ${what}.`);
export const unauthenticated = () => new AppError("unauthenticated", "Log in, or send a valid access token.");
export const forbidden = () => new AppError("forbidden", "Your role in this organisation does not allow this.");
export const stepUpRequired = () =>
  new AppError("step_up_required", "Prove again who you are, with POST /auth/step-up, before you change this.");
/** One wrong field, named. */
export const invalidField = (path: string, message: string) =>
  new AppError("invalid_input", `${path}: ${message}`, { issues: [{ path, message }] });

export type ErrorBody = {
  error: { code: ErrorCode; message: string; requestId: string; issues?: Issue[]; hints?: string[] };
};
