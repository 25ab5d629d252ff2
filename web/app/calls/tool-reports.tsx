import type { ToolUse } from "../../../durable-objects/call.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { setFrench } from "../i18n/typography";
import type { Translate } from "../i18n/use-text";
import type { TranscriptNote } from "../ui/transcript";
import { argumentsInWords } from "./call-words";
import { noteOf, toolTitle } from "./tool-notes";

/** What Ava did between two sentences, with what she asked and what came back: for a call that is over. */
export const toolReports = (tools: readonly ToolUse[], t: Translate, locale: Locale): TranscriptNote[] =>
  tools.map((tool) => noteOf(tool, <ToolReport tool={tool} t={t} locale={locale} />));

function ToolReport({ tool, t, locale }: { tool: ToolUse; t: Translate; locale: Locale }) {
  const said = argumentsInWords(tool, t, locale);
  const { result, error } = tool;
  return (
    <div className="max-w-[68ch] break-words">
      <p className="font-medium">
        {toolTitle(tool.name, t)}
        {error !== undefined && ` · ${t("report:inVain")}`}
        {result === undefined && error === undefined && ` · ${t("report:underWay")}`}
      </p>
      {said.length > 0 && (
        <p>
          {said.map(({ name, label, value }, index) => (
            <span key={name}>
              {index > 0 && " · "}
              {label}
              {locale === "fr" ? "\u00a0: " : ": "}
              <span className="text-ink">{value}</span>
            </span>
          ))}
        </p>
      )}
      <Outcome label={t("call:tool.result")} text={result} />
      <Outcome label={t("call:tool.refused")} text={error} />
    </div>
  );
}

/** A tool answers Ava in the caller's language, as one types. What French sets otherwise, no other language writes. */
const Outcome = ({ label, text }: { label: string; text: string | undefined }) =>
  text ? (
    <p>
      <span aria-hidden="true">→ </span>
      <span className="sr-only">{label}, </span>
      {setFrench(text)}
    </p>
  ) : null;
