import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { AnswerCard } from "~/tester/answer-card";
import { BrowserCall } from "~/tester/browser-call";
import { readTester, startTest } from "~/tester/tester.server";
import { TesterForm } from "~/tester/tester-form";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import { PageHeader } from "~/ui/page-header";
import { CallParam } from "../../../../worker/calls/calls.schema";

/** The tester as a page of its own, which works without scripts; the panel beside other pages asks this loader and action. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const asked = CallParam.safeParse({ id: new URL(request.url).searchParams.get("call") });
  const [t, tester, call] = await Promise.all([
    translatorFor(request),
    readTester(request, context),
    asked.success
      ? apiFor(request, context)
          .calls[":id"].$get({ param: asked.data })
          .then((answer) => readOrThrow(request, answer))
      : null,
  ]);
  return { title: t("tester:panel.title"), tester, call, serverNowMs: Date.now() };
}

/** From the panel it answers which conversation has begun, and the page beside it stays; from its own page it goes there. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const { callId, reply } = await startTest(request, context, form);
  if (reply) return data({ callId: null, reply, serverNowMs: Date.now() }, { status: 400 });
  if (form.has("panel")) return data({ callId, reply: null, serverNowMs: Date.now() });
  throw redirect(`/tester?call=${callId}`);
}

export const meta = pageTitle;

export default function TesterPage() {
  useAreaTexts("/tester");
  const { t } = useText();
  const { tester, call, serverNowMs } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const submit = useSubmit();
  const { state, formMethod } = useNavigation();
  const { choices, answer } = tester;
  const busy = state === "idle" || !formMethod ? null : formMethod === "POST" ? "post" : "get";
  return (
    <>
      <PageHeader
        title={t("tester:panel.title")}
        description={t("tester:panel.body")}
        actions={
          call && (
            <Button asChild>
              <Link to="/tester">{t("tester:panel.change")}</Link>
            </Button>
          )
        }
      />
      {call ? (
        <div className="max-w-2xl">
          <BrowserCall
            key={call.id}
            callId={call.id}
            known={{ call, turns: call.turns, tools: call.tools }}
            serverNowMs={serverNowMs}
            title={choices.businessName}
            language={choices.language}
          />
          <noscript>
            <p className="mt-3 text-13">{t("tester:needsScripts")}</p>
          </noscript>
        </div>
      ) : (
        <div className="grid items-start gap-5 split:grid-cols-2">
          <Card className="p-5">
            <TesterForm
              tester={tester}
              reply={sent?.reply ?? tester.reply}
              busy={busy}
              onSend={(form) => submit(form.data, { method: form.method, action: "/tester" })}
            />
          </Card>
          {answer && <AnswerCard answer={answer} choices={choices} />}
        </div>
      )}
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
