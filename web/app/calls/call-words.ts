import type { ToolUse } from "../../../durable-objects/call.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { held, TAGS } from "../format";
import type { fr } from "../i18n/fr";
import type { Translate } from "../i18n/use-text";
import { wallClockText } from "./wall-clock";

/** "1,25×" / "1.25×". */
export const formatSpeed = (speed: number, locale: Locale): string =>
  `${new Intl.NumberFormat(TAGS[locale]).format(speed)}×`;

/** "français" for `fr-FR`; what is no language tag stays as it is. */
export function languageName(tag: string, locale: Locale): string {
  const language = tag.split("-")[0] ?? tag;
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(language) ?? tag;
  } catch {
    return tag;
  }
}

type Source = keyof typeof fr.call.cost.sources;
const SOURCES: Record<Source, true> = { vapi: true, twilio: true, llm: true, unknown: true };
const isSource = (name: string): name is Source => Object.hasOwn(SOURCES, name);

/** Who told what a line of the bill costs. Where that was not kept, it says so. */
export function costSource(source: string | null, t: Translate): string {
  const known = source ?? "unknown";
  return isSource(known) ? t(`call:cost.sources.${known}`) : known;
}

type CallArgument = keyof typeof fr.call.tool.arguments;
type NoteArgument = keyof typeof fr.report.notes.arguments;
const CALL_ARGUMENTS: Record<CallArgument, true> = {
  at: true,
  date: true,
  week: true,
  about: true,
  question: true,
  from: true,
  until: true,
  language: true,
  keys: true,
  reason: true,
};
const NOTE_ARGUMENTS: Record<NoteArgument, true> = {
  callerName: true,
  callbackNumber: true,
  message: true,
  service: true,
  preferredTime: true,
  callerPhone: true,
  callerEmail: true,
  startsAt: true,
  to: true,
  note: true,
};
const isCallArgument = (name: string): name is CallArgument => Object.hasOwn(CALL_ARGUMENTS, name);
const isNoteArgument = (name: string): name is NoteArgument => Object.hasOwn(NOTE_ARGUMENTS, name);

type Said = { name: string; label: string; value: string };

/** What a tool was asked, each with its name in words. An argument that nobody gave is left out. */
export const argumentsInWords = (tool: Pick<ToolUse, "name" | "arguments">, t: Translate, locale: Locale): Said[] =>
  Object.entries(tool.arguments).flatMap(([name, value]) =>
    value === null || value === ""
      ? []
      : [{ name, label: argumentLabel(tool.name, name, t), value: argumentValue(name, value, t, locale) }],
  );

function argumentLabel(tool: string, name: string, t: Translate): string {
  // The end of a search for free slots, not somebody to talk to.
  if (tool === "find_slots" && name === "to") return t("call:tool.arguments.until");
  if (isCallArgument(name)) return t(`call:tool.arguments.${name}`);
  return isNoteArgument(name) ? t(`report:notes.arguments.${name}`) : name;
}

function argumentValue(name: string, value: string | number | boolean, t: Translate, locale: Locale): string {
  if (typeof value === "boolean") return t(value ? "call:tool.yes" : "call:tool.no");
  if (typeof value === "number") return held(new Intl.NumberFormat(TAGS[locale]).format(value));
  if (name === "language") return languageName(value, locale);
  if (name === "reason" && (value === "done" || value === "spam")) return t(`call:tool.reasons.${value}`);
  return wallClockText(value, locale);
}
