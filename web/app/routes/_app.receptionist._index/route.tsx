import { parseWithZod } from "@conform-to/zod/v4";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { readAva, saveSection, showAgain } from "~/receptionist/ava.server";
import { MannerForm, mannerInputs } from "~/receptionist/manner-form";
import { sectionErrors } from "~/receptionist/section-errors";
import { SectionForm } from "~/receptionist/section-form";
import { useAva } from "~/receptionist/use-ava";
import { useSectionForm } from "~/receptionist/use-section-form";
import { AvaCard } from "../onboarding/ava-card";
import { readDraft, syncState } from "../onboarding.ava/draft.server";
import { SyncLine } from "../onboarding.ava/sync-line";
import { useAvaPreview } from "../onboarding.ava/use-ava-preview";
import { GreetingCard } from "./greeting-card";
import { InstructionsCard } from "./instructions-card";
import { VoiceCard } from "./voice-card";

/** Answers the page, and each preview of it: what is tried comes in the query. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, ava] = await Promise.all([translatorFor(request), readAva(request, api)]);
  const preview = await readDraft(request, api, { profile: ava.draft ?? ava.profile });
  return { title: t("receptionist:title"), sync: syncState(ava), ...preview };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: MannerForm, error: sectionErrors(t) });
  if (submission.status !== "success") return showAgain(submission);
  return saveSection({ request, context, form, submission, section: submission.value });
}

export const meta = pageTitle;

export default function MannerPage() {
  const { t } = useText();
  const { profile } = useAva();
  const page = useLoaderData<typeof loader>();
  const { draft, voices, spokenGreeting, formRef, refresh, canSuggest, takeSuggestion } = useAvaPreview(
    page,
    "/receptionist?index",
  );
  const { form, fields, isDirty } = useSectionForm(MannerForm, {
    lastResult: useActionData<typeof action>()?.reply,
    defaultValue: mannerInputs(profile),
  });
  const voice = voices.find(({ voiceId }) => voiceId === draft.voice.voiceId);
  return (
    <div className="grid items-start gap-5 split:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="min-w-0">
        <SectionForm form={form} isDirty={isDirty} formRef={formRef} onChange={refresh}>
          <GreetingCard field={fields.greeting} onSuggest={canSuggest ? takeSuggestion : null} />
          <VoiceCard fields={fields} draft={draft} voices={voices} />
          <InstructionsCard form={form} instructions={fields.instructions} questions={fields.questions} />
        </SectionForm>
      </div>
      <div className="split:sticky split:top-6 phone:order-first">
        <AvaCard
          caption={[
            voice?.name,
            t(`receptionist:manner.languages.${draft.language}`),
            t(`receptionist:manner.tones.${draft.tone}`),
          ]
            .filter(Boolean)
            .join(" · ")}
          spoken={spokenGreeting}
          language={draft.language}
        >
          <SyncLine state={page.sync} />
        </AvaCard>
      </div>
    </div>
  );
}
