import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { ExceptionsCard } from "~/opening/exceptions-card";
import { HolidaysCard } from "~/opening/holidays-card";
import { WeekCard } from "~/opening/week-card";
import { pageTitle } from "~/page-title";
import { readAva, saveSection, showAgain } from "~/receptionist/ava.server";
import { CopyDay, HoursForm, hoursInputs, openingOf, withCopiedDay } from "~/receptionist/hours-form";
import { sectionErrors } from "~/receptionist/section-errors";
import { SectionForm } from "~/receptionist/section-form";
import { useAva } from "~/receptionist/use-ava";
import { useSectionForm } from "~/receptionist/use-section-form";
import { OpeningYearQuery } from "../../../../worker/receptionists/opening-year.schema";
import { YearCard } from "./year-card";

/** The hours, and what they make of a whole year: `?year=2027`. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const { year } = OpeningYearQuery.pick({ year: true })
    .catch({})
    .parse({
      year: new URL(request.url).searchParams.get("year") ?? undefined,
    });
  const [t, { id }] = await Promise.all([translatorFor(request), readAva(request, api)]);
  const answer = await api["ava-profiles"][":id"]["opening-year"].$get({
    param: { id },
    query: { draft: "true", ...(year && { year: String(year) }) },
  });
  return { title: t("receptionist:tabs.hours"), opening: await readOrThrow(request, answer) };
}

/** Conform's own field: an intent that only shows the form again. */
const SHOW_AGAIN = ["__intent__", JSON.stringify({ type: "validate", payload: {} })] as const;

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, sent] = await Promise.all([translatorFor(request), request.formData()]);
  const copy = sent.get("intent") === "copy" ? CopyDay.safeParse(Object.fromEntries(sent)) : null;
  const form = copy?.success ? withCopiedDay(sent, copy.data) : sent;
  if (copy?.success) form.set(...SHOW_AGAIN);
  const submission = parseWithZod(form, { schema: HoursForm, error: sectionErrors(t) });
  if (submission.status !== "success") return showAgain(submission);
  return saveSection({ request, context, form, submission, section: openingOf(submission.value) });
}

export const meta = pageTitle;

export default function HoursPage() {
  const { profile } = useAva();
  const { opening } = useLoaderData<typeof loader>();
  const { form, fields, isDirty } = useSectionForm(HoursForm, {
    lastResult: useActionData<typeof action>()?.reply,
    defaultValue: hoursInputs(profile),
  });
  return (
    <SectionForm form={form} isDirty={isDirty} after={<YearCard opening={opening} isDirty={isDirty} />}>
      <WeekCard form={form} field={fields.hours} />
      <ExceptionsCard form={form} field={fields.exceptions} />
      <HolidaysCard region={fields.region} openOn={fields.openOn} kept={profile.holidays} holidays={opening.holidays} />
    </SectionForm>
  );
}
