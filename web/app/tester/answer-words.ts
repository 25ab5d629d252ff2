import type { Locale } from "../../../worker/lib/schemas";
import type { AnswerAt } from "../../../worker/numbers/answer-at.schema";
import type { Translate } from "../i18n/use-text";
import { dateInWords, intervalsInWords } from "../receptionist/calendar-words";

type Rule = AnswerAt["rules"][number];

/** What a rule's words need that its facts do not hold: names and numbers as they are read. */
export type Names = {
  holiday: string | null;
  /** Whom the line rings, as the reader writes numbers. */
  phone: string | null;
};

/** What was decided, in one sentence. */
export const actionSentence = (
  { action, ringS }: Pick<AnswerAt, "action" | "ringS">,
  { phone }: Names,
  t: Translate,
): string => t(`tester:answer.action.${action}`, { phone: phone ?? "", seconds: ringS });

/** Why: a rule that fired, in one sentence. */
export function ruleSentence(rule: Rule, names: Names, t: Translate, locale: Locale): string {
  switch (rule.rule) {
    case "interval":
      return t("tester:rule.interval", { interval: intervalsInWords([rule.detail], locale) });
    case "outside-intervals": {
      const intervals = intervalsInWords(rule.detail.intervals, locale);
      return intervals === "" ? t("tester:rule.closedAllDay") : t("tester:rule.outside", { intervals });
    }
    case "exception": {
      const { label } = rule.detail;
      const date = dateInWords(rule.detail.date, locale);
      return label === null ? t("tester:rule.exceptionUnnamed", { date }) : t("tester:rule.exception", { label, date });
    }
    case "holiday": {
      const date = dateInWords(rule.detail.date, locale);
      return names.holiday === null
        ? t("tester:rule.holidayUnnamed", { date })
        : t("tester:rule.holiday", { name: names.holiday, date });
    }
    case "routing":
      return t(`tester:rule.routing.${rule.detail.routing}`);
    case "forwarding": {
      const { ringS, forwardTo } = rule.detail;
      const phone = names.phone ?? forwardTo;
      return ringS === null
        ? t("tester:rule.forwarding", { phone })
        : t("tester:rule.forwardingFor", { phone, seconds: ringS });
    }
    case "after-hours":
      return t(`tester:rule.afterHours.${rule.detail.afterHours}`);
    default:
      return rule satisfies never;
  }
}
