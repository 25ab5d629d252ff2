import { formatDateTime } from "../format";
import { withSpaces } from "../i18n/typography";
import { useText } from "../i18n/use-text";
import { Badge } from "../ui/badge";
import { actionSentence, ruleSentence } from "./answer-words";
import type { Tester } from "./tester.server";

type AnswerCardProps = { answer: NonNullable<Tester["answer"]>; choices: Tester["choices"] };

/** How Ava would answer, and which rules say so. */
export function AnswerCard({ answer, choices: { timeZone, language } }: AnswerCardProps) {
  const { t, locale } = useText();
  const { names, rules, at, isOpen, opensAt, closesAt, greeting, action } = answer;
  const time = (iso: string) => formatDateTime(iso, { locale, timeZone });
  return (
    <section
      aria-label={t("tester:answer.title")}
      aria-live="polite"
      className="rounded-card border border-line bg-surface"
    >
      <div className="grid gap-1.5 px-4 py-3.5">
        <p className="flex flex-wrap items-center gap-2 text-13 text-ink-muted">
          <Badge tone={isOpen ? "good" : "warn"}>{t(isOpen ? "tester:answer.open" : "tester:answer.closed")}</Badge>
          <time dateTime={at}>{t("tester:answer.at", { at: time(at) })}</time>
        </p>
        <p className="text-balance font-medium text-16">{actionSentence(answer, names, t)}</p>
        <p className="text-13 text-ink-muted">{next()}</p>
      </div>
      <div className="border-line border-t px-4 py-3.5">
        <h3 className="mb-2 text-12 text-ink-muted">{t("tester:answer.why")}</h3>
        <ol className="grid gap-2">
          {rules.map((rule) => (
            <li key={rule.rule} className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-3 text-13">
              <span className="text-ink-muted">{t(`tester:rule.kind.${rule.rule}`)}</span>
              <span>{ruleSentence(rule, names, t, locale)}</span>
            </li>
          ))}
        </ol>
      </div>
      {greeting !== null && (
        <div className="grid gap-1.5 border-line border-t px-4 py-3.5">
          <h3 className="text-12 text-ink-muted">{t("tester:answer.says")}</h3>
          <blockquote lang={language} className="text-14">
            {withSpaces(greeting)}
          </blockquote>
        </div>
      )}
      {(action === "forward" || action === "hang-up") && (
        <p className="border-line border-t px-4 py-3 text-13 text-ink-muted">{t("tester:answer.talkAnyway")}</p>
      )}
    </section>
  );

  function next(): string | null {
    if (closesAt !== null) return t("tester:answer.closes", { at: time(closesAt) });
    if (opensAt !== null) return t("tester:answer.opens", { at: time(opensAt) });
    return isOpen ? null : t("tester:answer.neverOpens");
  }
}
