import * as z from "zod";
import { readJsonCookie, writeCookie } from "../cookies.server";
import { ownPath } from "../own-path";

const COOKIE = "ava_awaited_mail";
const LIFE_S = 60 * 60;

const AwaitedMail = z.object({
  purpose: z.enum(["sign-up", "log-in", "reset-password"]),
  email: z.email(),
  /** When another may be asked for, in milliseconds of the epoch. */
  againAtMs: z.number(),
  /** Where to go on to once its link has logged in, if that happens in this browser. */
  next: z
    .string()
    .nullable()
    .transform((next) => ownPath(next, "") || null),
});
export type AwaitedMail = z.infer<typeof AwaitedMail>;

/** Keeps what was just mailed, and to whom, for the pages that follow: in a cookie, because an address in a URL ends up in logs. */
export const rememberMail = (request: Request, mail: AwaitedMail) =>
  writeCookie(request, COOKIE, JSON.stringify(mail), LIFE_S);
export const awaitedMail = (request: Request) => readJsonCookie(request, COOKIE, AwaitedMail);
