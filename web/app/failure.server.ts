import type { Submission } from "@conform-to/react";
import type { ApiFailure } from "./api.server";
import type { Translate } from "./i18n/use-text";

/** Never sent back in a page, where a cache or a neighbour could read them. */
export const SECRET_FIELDS = ["password", "authToken"];

/** What a form shows of the API's refusal: the sentence for its code on top, and a note under each field it names. */
export function replyWithFailure<Schema, Value>(
  submission: Submission<Schema, string[], Value>,
  { code, issues }: ApiFailure,
  t: Translate,
) {
  const named = issues.filter(({ path }) => path in (submission.payload ?? {}));
  const hideFields = SECRET_FIELDS;
  if (named.length === 0) return submission.reply({ hideFields, formErrors: [t(`errors:code.${code}`)] });
  return submission.reply({
    hideFields,
    fieldErrors: Object.fromEntries(named.map(({ path }) => [path, [refusal(path, t)]])),
  });
}

function refusal(path: string, t: Translate): string {
  if (path === "password" || path === "email") return t(`errors:refused.${path}`);
  return t("errors:refused.other");
}
