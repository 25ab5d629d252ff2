import type { ToolUse } from "../../../durable-objects/call.schema";
import type { ToolName } from "../../../receptionist/tools/tool";
import { formatClock } from "../format";
import type { fr } from "../i18n/fr";
import { useText } from "../i18n/use-text";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";
import { toolIcon, toolTitle } from "./tool-notes";
import { wallClockText } from "./wall-clock";

/** What is for the team to act on; whatever else Ava looked up stands in the transcript. */
const NOTES: readonly string[] = [
  "take_message",
  "request_appointment",
  "book_appointment",
  "transfer_call",
] satisfies ToolName[];

/** In the order in which a person reads a note, not the one in which a model gave its arguments. */
const FIELDS = [
  "callerName",
  "callbackNumber",
  "callerPhone",
  "callerEmail",
  "service",
  "startsAt",
  "preferredTime",
  "to",
  "note",
  "message",
] as const;
type Field = keyof typeof fr.report.notes.arguments;
const isField = (name: string): name is Field => FIELDS.some((field) => field === name);

/** The notes that Ava took during a call: a message, an appointment, whom somebody asked for. */
export function CallTools({ tools }: { tools: readonly ToolUse[] }) {
  const { t } = useText();
  const notes = notesOf(tools);
  if (notes.length === 0) return null;
  return (
    <section aria-label={t("report:notes.label")} className="grid gap-4">
      {notes.map((tool) => (
        <Note key={tool.id} tool={tool} />
      ))}
    </section>
  );
}

/** An attempt that a later one made good is no news: Ava asked for what was missing, and tried again. */
const notesOf = (tools: readonly ToolUse[]): ToolUse[] =>
  tools.filter(
    ({ name, error }, at) =>
      NOTES.includes(name) && (error === undefined || !tools.slice(at + 1).some((later) => later.name === name)),
  );

function Note({ tool }: { tool: ToolUse }) {
  const { t, locale } = useText();
  const Icon = toolIcon(tool.name);
  const known = FIELDS.filter((name) => Object.hasOwn(tool.arguments, name));
  const others = Object.keys(tool.arguments).filter((name) => !isField(name));
  return (
    <Card>
      <h2 className="flex items-center gap-2.5 px-5 pt-4 font-semibold text-14">
        <Icon aria-hidden="true" strokeWidth={1.75} className="size-4 text-accent" />
        {toolTitle(tool.name, t)}
        <span className="tabular ml-auto whitespace-nowrap font-normal text-12 text-ink-muted">
          {t("report:notes.at", { clock: formatClock(tool.atMs / 1000) })}
        </span>
      </h2>
      <dl className="grid gap-x-6 gap-y-3 px-5 pt-3 pb-4 sm:grid-cols-2">
        {[...known, ...others].map((name) => (
          <div key={name} className={name === "message" ? "sm:col-span-2" : undefined}>
            <dt className="text-12 text-ink-muted">{isField(name) ? t(`report:notes.arguments.${name}`) : name}</dt>
            <dd className="tabular break-words text-14">
              {wallClockText(String(tool.arguments[name] ?? "—"), locale)}
            </dd>
          </div>
        ))}
      </dl>
      {tool.error !== undefined && (
        <Alert kind="warn" className="mx-5 mb-4">
          {t("report:notes.failed")}
        </Alert>
      )}
    </Card>
  );
}
