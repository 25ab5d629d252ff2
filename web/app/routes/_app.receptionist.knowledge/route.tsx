import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { saveSection, showAgain } from "~/receptionist/ava.server";
import { KnowledgeForm, knowledgeInputs } from "~/receptionist/knowledge-form";
import { sectionErrors } from "~/receptionist/section-errors";
import { SectionForm } from "~/receptionist/section-form";
import { useAva } from "~/receptionist/use-ava";
import { useSectionForm } from "~/receptionist/use-section-form";
import { AnswersCard } from "./answers-card";
import { BusinessCard } from "./business-card";
import { GapCards } from "./gap-cards";
import { gapAction } from "./gaps.server";
import { ServicesCard } from "./services-card";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const gaps = apiFor(request, context)["knowledge-gaps"];
  const read = (status: "open" | "dismissed") =>
    gaps.$get({ query: { status } }).then((answer) => readOrThrow(request, answer));
  const [t, open, dismissed] = await Promise.all([translatorFor(request), read("open"), read("dismissed")]);
  return { title: t("receptionist:tabs.knowledge"), open: open.items, dismissed: dismissed.items };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  if (form.has("gap")) return gapAction({ request, context, form });
  const submission = parseWithZod(form, { schema: KnowledgeForm, error: sectionErrors(t) });
  if (submission.status !== "success") return showAgain(submission);
  return saveSection({ request, context, form, submission, section: submission.value });
}

export const meta = pageTitle;

export default function KnowledgePage() {
  const { locale } = useText();
  const { open, dismissed } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  const { profile } = useAva();
  const { form, fields, isDirty } = useSectionForm(KnowledgeForm, {
    lastResult: answered && answered.about === undefined ? answered.reply : undefined,
    defaultValue: knowledgeInputs(profile, locale),
  });
  return (
    <>
      <GapCards open={open} dismissed={dismissed} isLocked={isDirty} answered={answered} />
      <SectionForm form={form} isDirty={isDirty}>
        <ServicesCard form={form} field={fields.services} />
        <AnswersCard form={form} field={fields.knownAnswers} />
        <BusinessCard businessName={fields.businessName} address={fields.address} />
      </SectionForm>
    </>
  );
}
