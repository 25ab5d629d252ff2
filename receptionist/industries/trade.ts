import type { Formality, Industry, Service, Tone, WeeklyHours } from "../profile.schema";

/** The languages the app itself is written in, and with it the presets. */
export type Locale = "fr" | "en";

/** One service of a trade. The price and the length are written once, so that no language can disagree with the other. */
export type TradeService = Omit<Service, "name"> & { fr: string; en: string };

/**
 * What the people of a trade say, in one language. `{business}` stands for the name of the business. French needs both
 * forms of address; English repeats the same sentence.
 */
export type TradeTexts = {
  label: string;
  description: string;
  /** How this trade picks up the phone, in the trade's own tone. */
  opening: string;
  /** The question that follows, naming what people call this trade for. */
  ask: Record<Formality, string>;
  questions: string[];
};

/** A trade's starting point, written by somebody who knows the trade. Prices and hours are those usual in France. */
export type Trade = {
  id: Industry;
  /** A lucide icon, by its name in kebab case. */
  icon: string;
  tone: Tone;
  formality: Formality;
  hours: WeeklyHours;
  services: TradeService[];
  fr: TradeTexts;
  en: TradeTexts;
};

type Clock = `${number}:${number}`;

const minuteOfDay = (clock: string): number => {
  const [hours = "0", minutes = "0"] = clock.split(":");
  return Number(hours) * 60 + Number(minutes);
};

/** One day's opening: `open("9:00-12:30", "14:00-18:30")`. With no argument the day is closed. */
export const open = (...spans: `${Clock}-${Clock}`[]): WeeklyHours["monday"] =>
  spans.map((span) => {
    const [from = "", to = ""] = span.split("-");
    return { fromMin: minuteOfDay(from), toMin: minuteOfDay(to) };
  });

export const CLOSED = open();
