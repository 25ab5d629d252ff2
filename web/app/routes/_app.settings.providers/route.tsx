import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { pageTitle } from "~/page-title";
import { type ProviderAnswer, providerActions } from "~/providers/actions.server";
import { Intent, Part } from "~/providers/provider-forms";
import { openPart } from "~/settings/part";
import { GeneralErrorBoundary } from "~/ui/general-error-boundary";
import type { ProviderHealth } from "../../../../worker/integrations/providers.schema";
import { TwilioSection } from "./twilio-section";
import { VapiSection } from "./vapi-section";

/** The organisation's accounts at its providers. For those who may read credentials: others are told that it is not for them. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, vapi, twilio, health] = await Promise.all([
    translatorFor(request),
    api.vapi.settings.$get().then((answer) => readOrThrow(request, answer)),
    api["twilio-settings"].$get().then((answer) => readOrThrow(request, answer)),
    api.providers.health.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const healthOf = (provider: ProviderHealth["provider"]): ProviderHealth =>
    health.items.find((item) => item.provider === provider) ?? {
      provider,
      circuit: { state: "closed", since: null },
      errors: [],
    };
  return {
    title: t("providers:title"),
    part: openPart(new URL(request.url).searchParams, Part),
    vapi: { ...vapi, health: healthOf("vapi") },
    twilio: { ...twilio, health: healthOf("twilio") },
    now: new Date().toISOString(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = Intent.safeParse(form.get("intent"));
  if (!intent.success) throw new Response(null, { status: 400 });
  return providerActions[intent.data]({ request, context, form });
}

export const meta = pageTitle;

export type ProvidersPageData = Awaited<ReturnType<typeof loader>>;

export default function ProvidersPage() {
  useAreaTexts("/settings/providers");
  const { part, vapi, twilio, now } = useLoaderData<typeof loader>();
  const answer: ProviderAnswer | undefined = useActionData<typeof action>();
  // Without scripts the page comes back whole: the form that was sent stays open.
  const open = answer?.intent === "vapi-key" ? "vapi" : answer?.intent === "twilio-save" ? "twilio" : part;
  return (
    <>
      <VapiSection vapi={vapi} isOpen={open === "vapi"} now={now} answer={answer} />
      <TwilioSection twilio={twilio} isOpen={open === "twilio"} now={now} answer={answer} />
    </>
  );
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
