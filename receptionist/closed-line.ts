import { sayOpeningAt } from "./opening/spoken-hours";
import type { Opening, ReceptionistProfile } from "./profile.schema";

/** What a caller hears, and all of it, on a line that hangs up outside hours. Nobody converses, so nobody is introduced. */
export const closedLine = (
  { businessName }: Pick<ReceptionistProfile, "businessName">,
  opening: Opening,
  timeZone: string,
  nowMs: number,
): Record<"fr" | "en", string> => ({
  fr: `Bonjour, vous êtes bien chez ${businessName}. ${sayOpeningAt(opening, nowMs, timeZone, nowMs, "fr")} Au revoir.`,
  en: `Hello, you have reached ${businessName}. ${sayOpeningAt(opening, nowMs, timeZone, nowMs, "en")} Goodbye.`,
});
