import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data } from "@remix-run/cloudflare";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { holidaysIn } from "~/opening/holidays.server";
import { parsePhone } from "~/phone.server";
import { CopyDay, withCopiedDay } from "~/receptionist/hours-form";
import { redirectWithToast } from "~/toast.server";
import { HolidayRegion } from "../../../receptionist/profile.schema";
import type { Locale } from "../../../worker/lib/schemas";
import type { OpeningYear } from "../../../worker/receptionists/opening-year.schema";
import { lineErrors } from "./line-errors";
import { configurationOf, LineForm, lineSchema } from "./line-form";
import type { Line } from "./lines.server";
import { LINES_PATH } from "./number-forms";

/** The form again: what is wrong in it, and the holidays of the region it names, saved or not. */
export type LineAnswer = {
  reply: SubmissionResult<string[]>;
  region: HolidayRegion | null;
  holidays: OpeningYear["holidays"];
};

/** Conform's own field: an intent that only shows the form again. */
const SHOW_AGAIN = ["__intent__", JSON.stringify({ type: "validate", payload: {} })] as const;

type Sent = { request: Request; context: AppLoadContext; line: Line; form: FormData };

/** Keeps how a line answers. A day that is copied without scripts, and another region's holidays, only show the form again. */
export async function saveLine({ request, context, line, form: sent }: Sent) {
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  const copy = sent.get("intent") === "copy" ? CopyDay.safeParse(Object.fromEntries(sent)) : null;
  const form = copy?.success ? withCopiedDay(sent, copy.data) : sent;
  const error = lineErrors(t);
  const region = HolidayRegion.safeParse(form.get("region")).data ?? null;
  const holidays = holidaysIn(region, new Date());
  const again = (reply: SubmissionResult<string[]>, status: number) =>
    data<LineAnswer>({ reply, region, holidays }, { status });

  if (copy?.success || form.get("intent") === "show") {
    form.set(...SHOW_AGAIN);
    return again(parseWithZod(form, { schema: LineForm, error }).reply(), 200);
  }
  const submission = parseWithZod(form, { schema: lineSchema(form), error });
  if (submission.status !== "success") return again(submission.reply(), submission.status === "error" ? 400 : 200);
  const typed = submission.value.forwardTo;
  const forwardTo = typed ? anywhere(typed, locale) : null;
  if (typed && forwardTo === null)
    return again(submission.reply({ fieldErrors: { forwardTo: [t("errors:field.phone")] } }), 400);
  const answer = await apiFor(request, context)["phone-numbers"][":id"].configure.$put({
    param: { id: line.id },
    json: configurationOf(submission.value, line, forwardTo),
  });
  const result = await readOk(request, answer);
  if (result.error) return again(replyWithFailure(submission, result.error, t), answer.status);
  return redirectWithToast(request, LINES_PATH, {
    title: t("numbers:configure.saved"),
    description: t("numbers:configure.savedBody"),
  });
}

/** National numbers are shown without their country in both languages: the reader's own is tried first. */
const anywhere = (typed: string, locale: Locale) => {
  const [home, other] = locale === "fr" ? (["FR", "US"] as const) : (["US", "FR"] as const);
  return parsePhone(typed, home) ?? parsePhone(typed, other);
};
