import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { useState } from "react";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { isDialled } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { LiveCall } from "~/live/live-call";
import { pageTitle } from "~/page-title";
import { formatPhone, parsePhone } from "~/phone.server";
import { refusalText } from "~/refusal";
import { BrowserCall } from "~/tester/browser-call";
import { redirectWithToast } from "~/toast.server";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import { OnboardingActions, OnboardingShell } from "~/ui/onboarding-shell";
import { SubmitButton } from "~/ui/submit-button";
import { CallParam } from "../../../../worker/calls/calls.schema";
import { AvaCard, AvaCardSection } from "../onboarding/ava-card";
import { BackLink } from "../onboarding/back-link";
import { useSteps } from "../onboarding/use-onboarding";
import { CallMe } from "./call-me";
import { CallMeForm, Intent, TalkForm } from "./call-me-form";
import { callRefusals } from "./call-refusals";
import { TalkHere } from "./talk-here";
import { ThingsToTry } from "./things-to-try";

/** Before a call, `?call=` during and after it: a reload, or another device, finds the call again. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, locale, { profileId }] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  if (profileId === null) throw redirect("/onboarding/trade");
  const asked = CallParam.safeParse({ id: new URL(request.url).searchParams.get("call") });
  const [ava, call] = await Promise.all([
    api["ava-profiles"][":id"].$get({ param: { id: profileId } }).then((answer) => readOrThrow(request, answer)),
    asked.success ? api.calls[":id"].$get({ param: asked.data }).then((answer) => readOrThrow(request, answer)) : null,
  ]);
  return {
    title: t("onboarding:steps.test"),
    spokenGreeting: ava.spokenGreeting,
    language: ava.profile.language,
    businessName: ava.profile.businessName,
    service: ava.profile.services.find(({ priceCents }) => priceCents)?.name ?? null,
    call,
    to: formatPhone(call?.to ?? null, locale),
    serverNowMs: Date.now(),
    key: crypto.randomUUID(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const api = apiFor(request, context);
  const intent = Intent.catch("call").parse(form.get("intent"));
  if (intent === "finish") {
    if (form.has("call")) await readOk(request, await api.onboarding.steps.test.$put({ json: {} }));
    const answer = await api.onboarding.complete.$post();
    const { error } = await readOk(request, answer);
    if (error) return data({ intent, reply: alone(refusalText(t, error, {})) }, { status: answer.status });
    const toast = { title: t("onboarding:test.done"), description: t("onboarding:test.doneBody") };
    return redirectWithToast(request, "/dashboard", toast);
  }

  if (intent === "talk") {
    const { key } = TalkForm.parse(Object.fromEntries(form));
    const answer = await api.calls.test.$post({ json: { mode: "browser" } }, { headers: { "Idempotency-Key": key } });
    const { value, error } = await readOk(request, answer);
    if (error) return data({ intent, reply: alone(refusalText(t, error, {})) }, { status: answer.status });
    return redirect(`/onboarding/test?call=${value.id}`);
  }

  const submission = parseWithZod(form, { schema: CallMeForm, error: fieldErrors(t) });
  if (submission.status !== "success") return data({ intent, reply: submission.reply() }, { status: 400 });
  const to = parsePhone(submission.value.to);
  if (to === null) {
    const reply = submission.reply({ fieldErrors: { to: [t("errors:field.phone")] } });
    return data({ intent, reply }, { status: 400 });
  }
  const answer = await api.calls.test.$post(
    { json: { mode: "phone", to } },
    { headers: { "Idempotency-Key": submission.value.key } },
  );
  const { value, error } = await readOk(request, answer);
  if (error) {
    const reply = error.issues.some(({ path }) => isDialled(path))
      ? submission.reply({ fieldErrors: { to: [t("refusals:field.dialled")] } })
      : submission.reply({ formErrors: [refusalText(t, error, callRefusals(t))] });
    return data({ intent, reply }, { status: answer.status });
  }
  return redirect(`/onboarding/test?call=${value.id}`);
}

/** A refusal of the page rather than of a field. */
const alone = (sentence: string): SubmissionResult<string[]> => ({ status: "error", error: { "": [sentence] } });

export const meta = pageTitle;

export default function TestPage() {
  const { t } = useText();
  const { spokenGreeting, language, businessName, service, call, to, serverNowMs, key } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [heard, setHeard] = useState<string | null>(null);
  const isOver = call !== null && (call.endedAt !== null || heard === call.id);
  const stage = call === null ? null : isOver ? "over" : call.channel === "browser" ? "talking" : "calling";
  const replyTo = (intent: string) => (answer?.intent === intent ? answer.reply : undefined);
  const shown = call && {
    callId: call.id,
    known: { call, turns: call.turns, tools: call.tools },
    serverNowMs,
    onOver: () => setHeard(call.id),
  };
  return (
    <OnboardingShell
      steps={useSteps("test")}
      title={t(stage ? `onboarding:test.${stage}Title` : "onboarding:test.title")}
      description={t(stage ? `onboarding:test.${stage}Body` : "onboarding:test.body")}
      aside={
        <AvaCard caption={businessName} spoken={spokenGreeting} language={language}>
          <AvaCardSection title={t("onboarding:test.try")}>
            <ThingsToTry service={service} />
          </AvaCardSection>
        </AvaCard>
      }
    >
      {call && shown ? (
        <>
          <FormErrors id="finish-error" errors={replyTo("finish")?.error?.[""] ?? undefined} />
          {call.channel === "browser" ? (
            <BrowserCall {...shown} key={call.id} title={businessName} language={language} isOwnPage />
          ) : (
            <LiveCall {...shown} key={call.id} title={to} />
          )}
          <noscript>
            <p className="mt-3 text-13">
              {call.channel === "browser" ? (
                t("tester:needsScripts")
              ) : (
                <Link to={`?call=${call.id}`} reloadDocument className="text-accent underline">
                  {t("onboarding:test.refresh")}
                </Link>
              )}
            </p>
          </noscript>
        </>
      ) : (
        <>
          <FormErrors id="finish-error" errors={replyTo("finish")?.error?.[""] ?? undefined} />
          <div className="grid gap-4 sm:grid-cols-2">
            <TalkHere lastResult={replyTo("talk")} newKey={key} />
            <CallMe lastResult={replyTo("call")} newKey={key} />
          </div>
        </>
      )}
      <OnboardingActions back={<BackLink to="/onboarding/ava" />}>
        {call ? (
          <>
            <Button asChild variant="ghost">
              <Link to="/onboarding/test">{t("onboarding:test.again")}</Link>
            </Button>
            <Form method="post">
              <input type="hidden" name="call" value={call.id} />
              <SubmitButton intent="finish">{t("onboarding:test.finish")}</SubmitButton>
            </Form>
          </>
        ) : (
          <Form method="post">
            <SubmitButton intent="finish" variant="ghost">
              {t("onboarding:test.skip")}
            </SubmitButton>
          </Form>
        )}
      </OnboardingActions>
    </OnboardingShell>
  );
}
