import { type Desk, inWords, refusal } from "./desk";
import { e164, phoneAgain } from "./phone-number";
import type { ToolResult } from "./tool";

/** How the team gets back to a caller: one of the two is there. */
export type Reach = { phone: string | null; email: string | null };

/** Reads how a caller can be reached, or answers what to ask for. A number that is none is asked for again. */
export const reachOf = (
  desk: Desk,
  { phone: given, email = null }: { phone: string | undefined; email: string | null | undefined },
): Reach | { refused: ToolResult } => {
  const phone = given === undefined ? null : e164(given, desk.brief);
  if (given !== undefined && phone === null) return { refused: refusal(phoneAgain(desk)) };
  if (phone === null && email === null) return { refused: refusal(either(desk)) };
  return { phone, email: email?.toLowerCase() ?? null };
};

const either = (desk: Desk): string =>
  inWords(desk, {
    vous: "À quel numéro, ou à quelle adresse e-mail, peut-on vous joindre ?",
    tu: "À quel numéro, ou à quelle adresse e-mail, peut-on te joindre ?",
    en: "Which number, or which e-mail address, can we reach you on?",
  });

/** A note for the team with the e-mail address in it, which the calendar has no place of its own for. */
export const withEmail = (note: string | undefined, { email }: Reach): string | null =>
  [email === null ? [] : [`E-mail : ${email}`], note ?? []].flat().join("\n") || null;
