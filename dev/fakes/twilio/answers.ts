import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { FaultAnswers } from "../faults";

export const problem = (status: number, code: number, message: string) => ({
  code,
  message,
  more_info: `https://www.twilio.com/docs/errors/${code}`,
  status,
});

export const refuse = (c: Context, status: ContentfulStatusCode, code: number, message: string) =>
  c.json(problem(status, code, message), status);

export const notFound = (c: Context) => refuse(c, 404, 20404, `The requested resource ${c.req.path} was not found`);

export const FAULT_ANSWERS: FaultAnswers = {
  "500": { body: problem(500, 20500, "An internal server error has occurred") },
  "429": { body: problem(429, 20429, "Too Many Requests"), headers: { "Retry-After": "1" } },
  "400": { body: problem(400, 20001, "The request was refused") },
  "401": { body: problem(401, 20003, "Authenticate") },
};

/** `Thu, 30 Jul 2015 23:19:04 +0000` */
export const rfc2822 = (atMs: number): string => new Date(atMs).toUTCString().replace("GMT", "+0000");

/** The paged list of the 2010 API: the addresses in it are relative. */
export function page<T>(c: Context, resource: string, records: T[]) {
  const size = Math.min(Math.max(Number(c.req.query("PageSize") ?? 50) || 50, 1), 1000);
  const number = Math.max(Number(c.req.query("Page") ?? 0) || 0, 0);
  const url = new URL(c.req.url);
  const uri = (at: number) => {
    url.searchParams.set("PageSize", String(size));
    url.searchParams.set("Page", String(at));
    return `${url.pathname}${url.search}`;
  };
  const start = number * size;
  const shown = records.slice(start, start + size);
  return c.json({
    [resource]: shown,
    page: number,
    page_size: size,
    start,
    end: Math.max(start + shown.length - 1, start),
    uri: uri(number),
    first_page_uri: uri(0),
    next_page_uri: start + size < records.length ? uri(number + 1) : null,
    previous_page_uri: number > 0 ? uri(number - 1) : null,
  });
}

const FORM = "application/x-www-form-urlencoded";

/** The form of a write. Null when the body is not a form, or a name is not in Twilio's CapitalCase. */
export async function readForm(c: Context): Promise<URLSearchParams | null> {
  if (!c.req.header("Content-Type")?.startsWith(FORM)) return null;
  const form = new URLSearchParams(await c.req.text());
  return [...form.keys()].every((name) => /^[A-Z][A-Za-z]*$/.test(name)) ? form : null;
}

export const refuseForm = (c: Context) =>
  refuse(c, 400, 20001, `Parameters must be sent as ${FORM} under their CapitalCase names`);
