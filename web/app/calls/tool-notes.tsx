import {
  CalendarCheck,
  CalendarClock,
  CircleHelp,
  Clock,
  Grip,
  Languages,
  MapPin,
  MessageSquareText,
  PhoneForwarded,
  PhoneOff,
  Search,
  Tag,
  Wrench,
} from "lucide-react";
import type { ReactNode } from "react";
import type { ToolUse } from "../../../durable-objects/call.schema";
import type { ToolName } from "../../../receptionist/tools/tool";
import type { Locale } from "../../../worker/lib/schemas";
import type { Translate } from "../i18n/use-text";
import type { TranscriptNote } from "../ui/transcript";
import { wallClockText } from "./wall-clock";

const ICONS = {
  check_opening: Clock,
  get_address: MapPin,
  list_services: Tag,
  find_answer: Search,
  find_slots: CalendarClock,
  book_appointment: CalendarCheck,
  request_appointment: CalendarClock,
  take_message: MessageSquareText,
  transfer_call: PhoneForwarded,
  note_gap: CircleHelp,
  switch_language: Languages,
  press_keys: Grip,
  end_call: PhoneOff,
} as const satisfies Record<ToolName, typeof Wrench>;
const isKnown = (name: string): name is ToolName => Object.hasOwn(ICONS, name);

export const toolIcon = (name: string) => (isKnown(name) ? ICONS[name] : Wrench);
export const toolTitle = (name: string, t: Translate): string => (isKnown(name) ? t(`report:tools.${name}`) : name);

/** What a use was about, the most telling first: one is enough in a line. */
const SUBJECTS = ["service", "about", "question", "to", "message", "at", "date"] as const;

/** What Ava did between two sentences, each in its place in the transcript: where her facts come from. */
export const toolNotes = (tools: readonly ToolUse[], t: Translate, locale: Locale): TranscriptNote[] =>
  tools.map((tool) =>
    noteOf(
      tool,
      <p className="line-clamp-2 max-w-[68ch]">
        {[toolTitle(tool.name, t), ...detailsOf(tool, t, locale)].join(" · ")}
      </p>,
    ),
  );

/** Where a tool's use stands among the sentences, and what is said of it there. */
export function noteOf({ id, atMs, name }: ToolUse, children: ReactNode): TranscriptNote {
  const Icon = toolIcon(name);
  return { id, atMs, icon: <Icon strokeWidth={1.75} />, children };
}

function detailsOf({ arguments: given, result, error }: ToolUse, t: Translate, locale: Locale): string[] {
  const subject = SUBJECTS.map((name) => given[name]).find((value) => typeof value === "string");
  const { startsAt } = given;
  return [
    ...(typeof subject === "string" ? [wallClockText(subject, locale)] : []),
    ...(typeof startsAt === "string" ? [wallClockText(startsAt, locale)] : []),
    ...(error !== undefined ? [t("report:inVain")] : []),
    ...(result === undefined && error === undefined ? [t("report:underWay")] : []),
  ];
}
