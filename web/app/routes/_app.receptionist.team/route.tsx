import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData } from "@remix-run/react";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { parsePhone } from "~/phone.server";
import { type Refused, saveSection, showAgain } from "~/receptionist/ava.server";
import { sectionErrors } from "~/receptionist/section-errors";
import { SectionForm } from "~/receptionist/section-form";
import { TeamForm } from "~/receptionist/team-form";
import { useAva } from "~/receptionist/use-ava";
import { useSectionForm } from "~/receptionist/use-section-form";
import { BookingCard } from "./booking-card";
import { StaffCard } from "./staff-card";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("receptionist:tabs.team") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, locale, form] = await Promise.all([translatorFor(request), localeOf(request), request.formData()]);
  const submission = parseWithZod(form, { schema: TeamForm, error: sectionErrors(t) });
  if (submission.status !== "success") return showAgain(submission);
  const { staff, booking } = submission.value;
  const home = locale === "fr" ? "FR" : "US";
  const dialled = staff.map(({ phone, ...person }) => ({
    ...person,
    phone: parsePhone(phone, home) ?? parsePhone(phone),
  }));
  const wrong = dialled.flatMap(({ phone }, index) => (phone === null ? [`staff[${index}].phone`] : []));
  if (wrong.length > 0)
    return data<Refused>(
      {
        reply: submission.reply({
          fieldErrors: Object.fromEntries(wrong.map((name) => [name, [t("receptionist:errors.phone")]])),
        }),
      },
      { status: 400 },
    );
  const section = { booking, staff: dialled.map((person) => ({ ...person, phone: person.phone ?? "" })) };
  return saveSection({ request, context, form, submission, section });
}

export const meta = pageTitle;

export default function TeamPage() {
  const { profile } = useAva();
  const { t } = useText();
  const { staff, booking } = profile;
  const { form, fields, isDirty } = useSectionForm(TeamForm, {
    lastResult: useActionData<typeof action>()?.reply,
    defaultValue: { staff, booking },
  });
  return (
    <SectionForm form={form} isDirty={isDirty}>
      <StaffCard form={form} field={fields.staff} />
      <BookingCard field={fields.booking} title={t("receptionist:booking.title")} />
    </SectionForm>
  );
}
