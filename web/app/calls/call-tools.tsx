import { CalendarClock, MessageSquareText, Wrench } from "lucide-react";
import type { ToolUse } from "../../../durable-objects/call.schema";
import { formatClock } from "../format";
import type { fr } from "../i18n/fr";
import { useText } from "../i18n/use-text";
import { Alert } from "../ui/alert";
import { Card } from "../ui/card";

const ICONS = { take_message: MessageSquareText, request_appointment: CalendarClock } as const;
const isKnown = (name: string): name is keyof typeof ICONS => Object.hasOwn(ICONS, name);

/** In the order in which a person reads a note, not the one in which a model gave its arguments. */
const FIELDS = ["callerName", "callbackNumber", "service", "preferredTime", "message"] as const;
type Field = keyof typeof fr.calls.tools.arguments;
const isField = (name: string): name is Field => FIELDS.some((field) => field === name);

/** The notes that Ava took during a call: a message, a request for an appointment. */
export function CallTools({ tools }: { tools: readonly ToolUse[] }) {
  const { t } = useText();
  if (tools.length === 0) return null;
  return (
    <section aria-label={t("calls:tools.label")} className="grid gap-4">
      {tools.map((tool) => (
        <Note key={tool.id} tool={tool} />
      ))}
    </section>
  );
}

function Note({ tool }: { tool: ToolUse }) {
  const { t } = useText();
  const Icon = isKnown(tool.name) ? ICONS[tool.name] : Wrench;
  const known = FIELDS.filter((name) => Object.hasOwn(tool.arguments, name));
  const others = Object.keys(tool.arguments).filter((name) => !isField(name));
  return (
    <Card>
      <h2 className="flex items-center gap-2.5 px-5 pt-4 font-semibold text-14">
        <Icon aria-hidden="true" strokeWidth={1.75} className="size-4 text-accent" />
        {isKnown(tool.name) ? t(`calls:tools.${tool.name}`) : tool.name}
        <span className="tabular ml-auto font-normal text-12 text-ink-muted">
          {t("calls:tools.at", { clock: formatClock(tool.atMs / 1000) })}
        </span>
      </h2>
      <dl className="grid gap-x-6 gap-y-3 px-5 pt-3 pb-4 sm:grid-cols-2">
        {[...known, ...others].map((name) => (
          <div key={name} className={name === "message" ? "sm:col-span-2" : undefined}>
            <dt className="text-12 text-ink-muted">{isField(name) ? t(`calls:tools.arguments.${name}`) : name}</dt>
            <dd className="tabular break-words text-14">{String(tool.arguments[name] ?? "—")}</dd>
          </div>
        ))}
      </dl>
      {tool.error !== undefined && (
        <Alert kind="warn" className="mx-5 mb-4">
          {t("calls:tools.failed")}
        </Alert>
      )}
    </Card>
  );
}
