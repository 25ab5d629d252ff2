import { defaultGreeting } from "./greeting";
import { presetFor } from "./industries";
import type { HolidayRegion, Industry, ReceptionistProfile, SpokenLanguage } from "./profile.schema";
import { defaultVoice } from "./voices";

/** The profile an owner starts from: the trade's preset, in the owner's name, with a native voice. */
export const profileFromPreset = ({
  businessName,
  industry,
  language,
  holidayRegion = null,
}: {
  businessName: string;
  industry: Industry;
  language: SpokenLanguage;
  /** Whose public holidays the business keeps; null: none. */
  holidayRegion?: HolidayRegion | null;
}): ReceptionistProfile => {
  const { tone, formality, services, hours, questions } = presetFor(industry, language === "fr" ? "fr" : "en");
  return {
    businessName,
    industry,
    language,
    tone,
    formality,
    voice: defaultVoice(language),
    greeting: defaultGreeting(businessName, industry, language, tone, formality),
    services,
    hours,
    questions,
    instructions: "",
    address: "",
    holidays: { region: holidayRegion, openOn: [] },
    exceptions: [],
    knownAnswers: [],
    staff: [],
    booking: { mode: "book", noticeMin: 60, horizonDays: 60, capacity: 1 },
  };
};
