import type { Config } from "../config";
import { cookieName } from "./own-cookie";

/** The plain name of the cookie that holds a browser's session. */
export const SESSION_COOKIE = "ava_session";

export const sessionCookieName = (config: Pick<Config, "PUBLIC_ORIGIN">): string => cookieName(config, SESSION_COOKIE);
