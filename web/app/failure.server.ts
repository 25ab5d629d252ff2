import type { Submission } from "@conform-to/react";
import type { ApiFailure } from "./api.server";
import type { Translate } from "./i18n/use-text";
import { waitWords } from "./sign-in/wait";

/** Never sent back in a page, where a cache or a neighbour could read them. */
export const SECRET_FIELDS = ["password", "current", "authToken"];

/** What a form shows of the API's refusal: the sentence for its code on top, and a note under each field it names. */
export function replyWithFailure<Schema, Value>(
  submission: Submission<Schema, string[], Value>,
  failure: ApiFailure,
  t: Translate,
) {
  const named = failure.issues.filter(({ path }) => (path.split(".")[0] ?? "") in (submission.payload ?? {}));
  const hideFields = SECRET_FIELDS;
  if (named.length === 0) return submission.reply({ hideFields, formErrors: [failureText(failure, t)] });
  return submission.reply({
    hideFields,
    fieldErrors: Object.fromEntries(named.map(({ path }) => [fieldOf(path), [refusal(path, t)]])),
  });
}

/** Why the API refused, and what to do. */
export function failureText({ code, retryAfterS }: Pick<ApiFailure, "code" | "retryAfterS">, t: Translate): string {
  if (code === "too_many_requests" && retryAfterS !== undefined)
    return t("refusals:tryAgain", { wait: waitWords(retryAfterS, t) });
  return t(`errors:code.${code}`);
}

/** The API's `staff.0.phone` as a form names it. */
const fieldOf = (path: string) => path.replaceAll(/\.(\d+)(?=\.|$)/g, "[$1]");

/** A number that Ava is to ring, wherever it is named. */
export const isDialled = (path: string): boolean => /^(to|forwardTo|staff\.\d+\.phone)$/.test(path);

const REFUSED = ["password", "current", "email", "phone", "code"] as const;

function refusal(wrong: string, t: Translate): string {
  if (isDialled(wrong)) return t("refusals:field.dialled");
  const path = REFUSED.find((name) => name === wrong);
  if (path) return t(`refusals:field.${path}`);
  return t("refusals:field.other");
}
