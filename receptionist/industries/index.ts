import type { Formality, Industry, Service, Tone, WeeklyHours } from "../profile.schema";
import { beauty } from "./beauty";
import { dentist } from "./dentist";
import { garage } from "./garage";
import { hairSalon } from "./hair-salon";
import { legal } from "./legal";
import { medical } from "./medical";
import { plumbing } from "./plumbing";
import { realEstate } from "./real-estate";
import { restaurant } from "./restaurant";
import type { Locale, Trade } from "./trade";
import { veterinary } from "./veterinary";

export type { Locale } from "./trade";

/** Every trade of the closed list: a new one does not build until it is written here. */
export const TRADES = {
  dentist,
  garage,
  restaurant,
  "hair-salon": hairSalon,
  medical,
  veterinary,
  "real-estate": realEstate,
  plumbing,
  legal,
  beauty,
} as const satisfies { [K in Industry]: Trade };

/** A trade as it is offered in onboarding. */
export type IndustryCard = { id: Industry; label: string; description: string; icon: string };

/** A trade's starting point in one language. The greeting still holds `{business}`, and not yet the AI disclosure. */
export type Preset = {
  industry: Industry;
  label: string;
  greeting: string;
  tone: Tone;
  formality: Formality;
  services: Service[];
  hours: WeeklyHours;
  questions: string[];
};

export const industryCards = (locale: Locale): IndustryCard[] =>
  Object.values(TRADES).map((trade: Trade) => ({
    id: trade.id,
    label: trade[locale].label,
    description: trade[locale].description,
    icon: trade.icon,
  }));

export const presetFor = (industry: Industry, locale: Locale): Preset => {
  const trade: Trade = TRADES[industry];
  const texts = trade[locale];
  return {
    industry,
    label: texts.label,
    greeting: `${texts.opening} ${texts.ask[trade.formality]}`,
    tone: trade.tone,
    formality: trade.formality,
    services: trade.services.map(({ fr, en, ...price }) => ({ name: locale === "fr" ? fr : en, ...price })),
    hours: structuredClone(trade.hours),
    questions: [...texts.questions],
  };
};
