import * as z from "zod";
import { readJsonCookie, writeCookie } from "../cookies.server";

const COOKIE = "ava_awaited_code";

const AwaitedCode = z.object({
  /** In E.164. */
  phone: z.string().regex(/^\+\d{6,15}$/),
  /** When another may be asked for, in milliseconds of the epoch. */
  againAtMs: z.number(),
});
type AwaitedCode = z.infer<typeof AwaitedCode>;

/** How long after the code has expired another may be asked for without typing the number again. */
const LIFE_S = 60 * 60;

/** Keeps which number a code was sent to for the page that asks for it: in a cookie, because a number in a URL ends up in logs. */
export const rememberCode = (request: Request, code: AwaitedCode) =>
  writeCookie(request, COOKIE, JSON.stringify(code), LIFE_S);
export const awaitedCode = (request: Request) => readJsonCookie(request, COOKIE, AwaitedCode);
