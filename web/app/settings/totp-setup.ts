import * as z from "zod";

/** What an authenticator app is set up with (Google's Key URI Format), as the API answered it; it travels with the form. */
export const OtpauthUrl = z.string().startsWith("otpauth://totp/").max(500);

/** The secret in it, to type where nothing can be scanned: in groups of four, as keys are read. */
export const secretIn = (otpauthUrl: string): string =>
  inFours(new URL(otpauthUrl).searchParams.get("secret")?.replace(/=+$/, "") ?? "");

const inFours = (text: string): string => text.match(/.{1,4}/g)?.join(" ") ?? "";
