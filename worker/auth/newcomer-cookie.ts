import { DAY } from "../lib/time";

/**
 * Held by the browser that asked for an account by Google or Microsoft while its address is proven. Only there does the mailed
 * link let that identity into the new account: whoever types a stranger's address at a provider has another browser than
 * the stranger who follows the link, and must not be let in with them (docs/decisions/0016).
 */
export const NEWCOMER_COOKIE = "ava_newcomer";
/** As long as the link works. */
export const NEWCOMER_LIFE = DAY;
