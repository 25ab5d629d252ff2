import * as z from "zod";
import { readCookie, writeCookie } from "./cookies.server";

const COOKIE = "ava_awaited_email";
const LIFE_S = 60 * 60;

/** Keeps the address just signed up with for the next page: in a cookie, because an address in a URL ends up in logs. */
export const rememberEmail = (request: Request, email: string) => writeCookie(request, COOKIE, email, LIFE_S);
export const awaitedEmail = (request: Request) => z.email().safeParse(readCookie(request, COOKIE)).data ?? null;
