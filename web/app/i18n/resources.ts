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
  "numbers",
  "providers",
  "receptionist",
  "appointments",
  "analytics",
  "listing",
  "palette",
  "report",
  "call",
  "tester",
  "landing",
  "help",
  "settings",
  "security",
  "confirm",
  "refusals",
  "dashboard",
  "calls",
  "live",
  "desk",
  "errors",
] as const satisfies Namespace[];

/** Said in one area of the app only, and loaded with its first page. */
const AREA_TEXTS = {
  // The page itself, and nothing under it.
  "/": ["landing"],
  "/aide": ["help"],
  "/onboarding": ["onboarding", "numbers", "report", "tester"],
  // Ava's manners are chosen in both, with the same words.
  "/receptionist": ["receptionist", "onboarding"],
  "/appointments": ["appointments"],
  "/live": ["desk", "call", "report", "tester"],
  "/analytics": ["analytics"],
  // A line's own hours are set with the words of the receptionist's.
  "/phone-numbers": ["numbers", "receptionist"],
  "/calls": ["listing"],
  // One call, not the list of them.
  "/calls/": ["call", "report"],
  // No page: it opens over any of them, and brings its words along.
  "/palette": ["palette"],
  "/tester": ["report", "tester"],
  // Choosing a password is said as at sign-up.
  "/settings": ["settings", "auth"],
  "/settings/security": ["security"],
  "/settings/providers": ["providers", "numbers"],
  "/goodbye": ["settings"],
  "/confirm-identity": ["confirm"],
  "/login": ["auth"],
  "/signup": ["auth"],
  "/magic-link": ["auth"],
  "/forgot-password": ["auth"],
  "/reset-password": ["auth"],
  "/confirm-email": ["auth"],
  "/verify-email": ["auth"],
  "/check-email": ["auth"],
  "/strengthen": ["auth"],
} as const satisfies Record<string, Namespace[]>;
export type Area = keyof typeof AREA_TEXTS;
type AreaNamespace = (typeof AREA_TEXTS)[Area][number];

/** All but the texts of areas, and what only the server says. */
export type FirstResources = Omit<Resources, AreaNamespace | "refusals">;

/** Loads one language: a browser downloads only its own. */
export const loadFirst = async (locale: Locale): Promise<Translated<FirstResources>> =>
  (locale === "fr" ? await import("./fr/first") : await import("./en/first")).first;

type AreaTexts = Partial<Translated<Pick<Resources, AreaNamespace>>>;

const LOAD: { [Name in AreaNamespace]: (locale: Locale) => Promise<Pick<AreaTexts, Name>> } = {
  landing: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/landing")) : setEnglish(await import("./en/landing")),
  help: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/help")) : setEnglish(await import("./en/help")),
  auth: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/auth")) : setEnglish(await import("./en/auth")),
  onboarding: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/onboarding")) : setEnglish(await import("./en/onboarding")),
  numbers: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/numbers")) : setEnglish(await import("./en/numbers")),
  providers: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/providers")) : setEnglish(await import("./en/providers")),
  receptionist: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/receptionist")) : setEnglish(await import("./en/receptionist")),
  appointments: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/appointments")) : setEnglish(await import("./en/appointments")),
  listing: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/listing")) : setEnglish(await import("./en/listing")),
  palette: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/palette")) : setEnglish(await import("./en/palette")),
  analytics: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/analytics")) : setEnglish(await import("./en/analytics")),
  desk: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/desk")) : setEnglish(await import("./en/desk")),
  report: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/report")) : setEnglish(await import("./en/report")),
  call: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/call")) : setEnglish(await import("./en/call")),
  tester: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/tester")) : setEnglish(await import("./en/tester")),
  settings: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/settings")) : setEnglish(await import("./en/settings")),
  security: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/security")) : setEnglish(await import("./en/security")),
  confirm: async (locale) =>
    locale === "fr" ? setFrench(await import("./fr/confirm")) : setEnglish(await import("./en/confirm")),
};

/** What is said in an area besides what is said everywhere. */
export const namespacesOf = (area: Area): readonly AreaNamespace[] => AREA_TEXTS[area];

/** Loads some areas' texts, by namespace. */
export async function loadTexts(namespaces: readonly AreaNamespace[], locale: Locale): Promise<AreaTexts> {
  const loaded = await Promise.all(namespaces.map((name) => LOAD[name](locale)));
  return Object.assign({}, ...loaded);
}

/** What a page needs before it comes alive; nothing where its path lies in no area. */
export const namespacesAt = (pathname: string): readonly AreaNamespace[] =>
  (Object.keys(AREA_TEXTS) as Area[])
    .filter((area) => (area === "/" ? pathname === area : pathname.startsWith(area)))
    .flatMap(namespacesOf);
