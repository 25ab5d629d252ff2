import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData } from "@remix-run/react";
import { AudioLines, BriefcaseBusiness, Hash, PhoneCall } from "lucide-react";
import { useState } from "react";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { Input } from "~/ui/input";
import { OnboardingActions, OnboardingShell } from "~/ui/onboarding-shell";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { WelcomeStep } from "../../../../worker/onboarding/onboarding.schema";
import { AvaCard } from "../onboarding/ava-card";
import { useOnboarding, useSteps } from "../onboarding/use-onboarding";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("onboarding:steps.welcome") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: WelcomeStep, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const answer = await apiFor(request, context).onboarding.steps.welcome.$put({ json: submission.value });
  const { error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  return redirect("/onboarding/trade");
}

export const meta = pageTitle;

const PLAN = [
  { step: "trade", icon: BriefcaseBusiness },
  { step: "number", icon: Hash },
  { step: "ava", icon: AudioLines },
  { step: "test", icon: PhoneCall },
] as const;

const A_NUMBER = /^[+\d\s().-]+$/;

export default function WelcomePage() {
  const { t, locale } = useText();
  const known = useOnboarding().businessName;
  // Whoever came by telephone is called by their number until they say otherwise; no business is.
  const businessName = A_NUMBER.test(known) ? "" : known;
  const [typed, setTyped] = useState(businessName);
  const business = typed.trim() || t("onboarding:welcome.yourBusiness");
  const [form, fields] = useApiForm(WelcomeStep, {
    id: "welcome",
    lastResult: useActionData<typeof action>(),
    defaultValue: { businessName },
  });
  return (
    <OnboardingShell
      steps={useSteps("welcome")}
      title={t("onboarding:welcome.title")}
      description={t("onboarding:welcome.body")}
      aside={<AvaCard caption={business} spoken={t("onboarding:welcome.spoken", { business })} language={locale} />}
    >
      <Form method="post" {...getFormProps(form)}>
        <FormErrors id={form.errorId} errors={form.errors} />
        <Field
          field={fields.businessName}
          label={t("onboarding:welcome.businessName")}
          hint={t("onboarding:welcome.businessNameHint")}
        >
          {(control) => (
            <Input {...control} autoComplete="organization" onInput={(event) => setTyped(event.currentTarget.value)} />
          )}
        </Field>
        <h2 className="mt-8 mb-4 font-medium text-13">{t("onboarding:welcome.next")}</h2>
        <ol className="grid gap-4 sm:grid-cols-2 sm:gap-x-8">
          {PLAN.map(({ step, icon: Icon }) => (
            <li key={step} className="flex gap-3">
              <Icon aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-[18px] shrink-0 text-accent" />
              <div>
                <p className="font-medium text-14">{t(`onboarding:welcome.plan.${step}.title`)}</p>
                <p className="text-13 text-ink-muted">{t(`onboarding:welcome.plan.${step}.body`)}</p>
              </div>
            </li>
          ))}
        </ol>
        <OnboardingActions>
          <SubmitButton>{t("onboarding:welcome.submit")}</SubmitButton>
        </OnboardingActions>
      </Form>
    </OnboardingShell>
  );
}
