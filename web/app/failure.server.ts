import type { Submission } from "@conform-to/react";
import type { ApiFailure } from "./api.server";
import type { Translate } from "./i18n/use-text";

/** What a form shows of the API's refusal: the sentence for its code on top, and a note under each field it names. */
export function replyWithFailure<Schema, Value>(
  submission: Submission<Schema, string[], Value>,
  { code, issues }: ApiFailure,
  t: Translate,
) {
  const named = issues.filter(({ path }) => path in (submission.payload ?? {}));
  if (named.length === 0) return submission.reply({ formErrors: [t(`errors:code.${code}`)] });
  return submission.reply({
    fieldErrors: Object.fromEntries(named.map(({ path }) => [path, [refusal(path, t)]])),
  });
}

function refusal(path: string, t: Translate): string {
  if (path === "password" || path === "email") return t(`errors:refused.${path}`);
  return t("errors:refused.other");
}
