import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { Field } from "~/ui/field";
import { FormErrors } from "~/ui/form-errors";
import { OnboardingActions, OnboardingShell } from "~/ui/onboarding-shell";
import { SubmitButton } from "~/ui/submit-button";
import { Textarea } from "~/ui/textarea";
import { useApiForm } from "~/use-api-form";
import { Formality, SpokenLanguage, Tone } from "../../../../receptionist/profile.schema";
import { AvaCard } from "../onboarding/ava-card";
import { BackLink } from "../onboarding/back-link";
import { RadioPills } from "../onboarding/radio-pills";
import { useSteps } from "../onboarding/use-onboarding";
import { AvaForm, voiceValue } from "./ava-form";
import { readDraft, syncState } from "./draft.server";
import { SyncLine } from "./sync-line";
import { useAvaPreview } from "./use-ava-preview";
import { VoicePicker } from "./voice-picker";

/** Answers the page, and each preview of it: what is tried comes in the query. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, { profileId }] = await Promise.all([
    translatorFor(request),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  // Without a trade there is no Ava to give manners to.
  if (profileId === null) throw redirect("/onboarding/trade");
  const ava = await readOrThrow(request, await api["ava-profiles"][":id"].$get({ param: { id: profileId } }));
  const draft = await readDraft(request, api, ava);
  return { title: t("onboarding:steps.ava"), sync: syncState(ava), ...draft };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: AvaForm, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const answer = await apiFor(request, context).onboarding.steps.ava.$put({ json: submission.value });
  const { error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  return redirect("/onboarding/test");
}

export const meta = pageTitle;

export default function AvaPage() {
  const { t } = useText();
  const page = useLoaderData<typeof loader>();
  const { draft, voices, spokenGreeting, suggestedGreeting, formRef, refresh, canSuggest, takeSuggestion } =
    useAvaPreview(page);
  const [form, fields] = useApiForm(AvaForm, {
    id: "ava",
    lastResult: useActionData<typeof action>(),
    defaultValue: { ...page.draft, voice: voiceValue(page.draft.voice) },
  });
  const voice = voices.find(({ voiceId }) => voiceId === draft.voice.voiceId);
  return (
    <OnboardingShell
      steps={useSteps("ava")}
      title={t("onboarding:ava.title")}
      description={t("onboarding:ava.body")}
      aside={
        <AvaCard
          caption={[voice?.name, t(`onboarding:language.${draft.language}`), t(`onboarding:tone.${draft.tone}`)]
            .filter(Boolean)
            .join(" · ")}
          spoken={spokenGreeting}
          language={draft.language}
        >
          <SyncLine state={page.sync} />
        </AvaCard>
      }
    >
      {page.sync === "failed" && (
        <Alert kind="warn" title={t("onboarding:ava.vapi.failed")} className="mb-6">
          {t("onboarding:ava.vapi.failedBody")}
        </Alert>
      )}
      <Form method="post" {...getFormProps(form)} ref={formRef} onChange={refresh} className="group/ava grid gap-7">
        <FormErrors id={form.errorId} errors={form.errors} />
        <RadioPills
          name={fields.language.name}
          legend={t("onboarding:ava.language")}
          defaultValue={page.draft.language}
          options={SpokenLanguage.options.map((value) => ({ value, label: t(`onboarding:language.${value}`) }))}
        />
        <ChoiceGroup field={fields.tone} legend={t("onboarding:ava.tone")} className="sm:grid-cols-3">
          {Tone.options.map((tone) => (
            <RadioCard
              key={tone}
              name={fields.tone.name}
              value={tone}
              defaultChecked={tone === page.draft.tone}
              title={t(`onboarding:tone.${tone}`)}
              description={t(`onboarding:ava.toneOf.${tone}`)}
            />
          ))}
        </ChoiceGroup>
        {/* English has one "you". The answer stays in the form, for the day the language changes. */}
        <RadioPills
          name={fields.formality.name}
          legend={t("onboarding:ava.formality")}
          defaultValue={page.draft.formality}
          options={Formality.options.map((value) => ({ value, label: t(`onboarding:formality.${value}`) }))}
          className="group-has-[[name=language][value=en]:checked]/ava:hidden"
        />
        <VoicePicker key={draft.language} name={fields.voice.name} voices={voices} chosen={draft.voice} />
        <Field
          field={fields.greeting}
          label={t("onboarding:ava.greeting")}
          hint={t("onboarding:ava.greetingHint")}
          aside={
            canSuggest && (
              <Button variant="accent" size="sm" onClick={takeSuggestion} className="-my-1.5 -mr-2.5">
                {t("onboarding:ava.suggest")}
              </Button>
            )
          }
        >
          {(control) => <Textarea {...control} maxLength={400} rows={3} />}
        </Field>
        <noscript>
          <p className="mb-3 text-13 text-ink-muted">
            {t("onboarding:ava.suggested", { greeting: suggestedGreeting })}
          </p>
          <Button type="submit" formMethod="get" formNoValidate>
            {t("onboarding:ava.see")}
          </Button>
        </noscript>
      </Form>
      <OnboardingActions back={<BackLink to="/onboarding/number" />}>
        <Button asChild variant="ghost">
          <Link to="/onboarding/test">{t("onboarding:ava.skip")}</Link>
        </Button>
        <SubmitButton form={form.id}>{t("continue")}</SubmitButton>
      </OnboardingActions>
    </OnboardingShell>
  );
}
