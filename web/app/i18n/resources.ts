import type { Locale } from "../../../worker/lib/schemas";
import type { fr } from "./fr";
import { setEnglish, setFrench } from "./typography";

/** The same keys as another language, each with its own text. */
export type Translated<Texts> = { [Key in keyof Texts]: Texts[Key] extends string ? string : Translated<Texts[Key]> };

export type Resources = typeof fr;
export type Namespace = keyof Resources;
export const NAMESPACES = [
  "common",
  "auth",
  "onboarding",
  "dashboard",
  "calls",
  "live",
  "errors",
] as const satisfies Namespace[];

/** All but onboarding's, which are half of what there is to say and are said once. */
export type FirstResources = Omit<Resources, "onboarding">;

/** Loads one language: a browser downloads only its own. */
export const loadFirst = async (locale: Locale): Promise<Translated<FirstResources>> =>
  (locale === "fr" ? await import("./fr/first") : await import("./en/first")).first;

/** Loads what the pages under /onboarding say. */
export const loadOnboarding = async (locale: Locale): Promise<Translated<Resources["onboarding"]>> =>
  locale === "fr"
    ? setFrench((await import("./fr/onboarding")).onboarding)
    : setEnglish((await import("./en/onboarding")).onboarding);
