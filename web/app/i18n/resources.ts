import type { Locale } from "../../../worker/lib/schemas";
import type { fr } from "./fr";

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

/** Loads one language: a browser downloads only its own. */
export const loadResources = async (locale: Locale): Promise<Translated<Resources>> =>
  locale === "fr" ? (await import("./fr")).fr : (await import("./en")).en;
