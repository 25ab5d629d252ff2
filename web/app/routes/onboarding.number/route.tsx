import { getFormProps } from "@conform-to/react";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Clock, Import, PhoneForwarded, PhoneOutgoing } from "lucide-react";
import type { ReactNode } from "react";
import { apiFor, readOrThrow } from "~/api.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { type NumberAnswer, numberActions } from "~/numbers/actions.server";
import { ForwardPanel } from "~/numbers/forward-panel";
import { readForwarding } from "~/numbers/forwarding.server";
import { AddIntent } from "~/numbers/number-forms";
import { TwilioPanel } from "~/numbers/twilio-panel";
import { VapiPanel } from "~/numbers/vapi-panel";
import { pageTitle } from "~/page-title";
import { formatPhone } from "~/phone.server";
import { RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { FormErrors } from "~/ui/form-errors";
import { OnboardingActions, OnboardingShell } from "~/ui/onboarding-shell";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { NumberStep } from "../../../../worker/onboarding/onboarding.schema";
import { AvaCard } from "../onboarding/ava-card";
import { BackLink } from "../onboarding/back-link";
import { useOnboarding, useSteps } from "../onboarding/use-onboarding";
import { MyNumbers } from "./my-numbers";
import { type ReachAnswer, saveReach } from "./reach.server";
import { useFreshNumbers } from "./use-fresh-numbers";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, locale, mine, suggested, { reach, profileId }] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    api["phone-numbers"]["my-numbers"].$get().then((answer) => readOrThrow(request, answer)),
    api["phone-numbers"].vapi.available.$get({ query: {} }).then((answer) => readOrThrow(request, answer)),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const forwarding = await readForwarding(request, api, mine.items);
  const ava =
    profileId && (await readOrThrow(request, await api["ava-profiles"][":id"].$get({ param: { id: profileId } })));
  const asked = NumberStep.shape.reach.safeParse(new URL(request.url).searchParams.get("via"));
  return {
    title: t("onboarding:steps.number"),
    via: asked.data ?? reach ?? "browser",
    numbers: mine.items.map((item) => ({ ...item, shown: formatPhone(item.number, locale) })),
    suggestions: suggested.suggestions,
    forwarding,
    ava: ava && { spoken: ava.spokenGreeting, language: ava.profile.language },
    key: crypto.randomUUID(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const adds = AddIntent.safeParse(form.get("intent"));
  if (!adds.success) return saveReach({ request, context, form });
  return numberActions[adds.data]({ request, context, form, leadsTo: (via) => `/onboarding/number?via=${via}` });
}

export const meta = pageTitle;

const CHOICES = [
  { reach: "browser", icon: <Clock /> },
  { reach: "forward", icon: <PhoneForwarded /> },
  { reach: "twilio", icon: <Import /> },
  { reach: "vapi", icon: <PhoneOutgoing /> },
] as const;

const PANEL_OF = { buy: "vapi", verify: "twilio", import: "twilio" } as const;

export default function NumberPage() {
  const { t } = useText();
  const page = useLoaderData<typeof loader>();
  const { via, suggestions, ava, key } = page;
  const { numbers, forwarding } = useFreshNumbers(page);
  const { businessName } = useOnboarding();
  const answer: NumberAnswer | ReachAnswer | undefined = useActionData<typeof action>();
  const added = answer && answer.intent !== "reach" ? answer : undefined;
  // Without scripts the page comes back whole: the panel that was sent is the one to open.
  const open = added ? PANEL_OF[added.intent] : via;
  const [form, fields] = useApiForm(NumberStep, {
    id: "reach",
    lastResult: answer?.intent === "reach" ? answer.reply : undefined,
  });
  return (
    <OnboardingShell
      steps={useSteps("number")}
      title={t("onboarding:number.title")}
      description={t("onboarding:number.body")}
      aside={ava && <AvaCard caption={businessName} spoken={ava.spoken} language={ava.language} />}
    >
      <MyNumbers numbers={numbers} />
      <div className="group/reach">
        <Form method="post" {...getFormProps(form)}>
          <FormErrors id={form.errorId} errors={form.errors} />
          <ChoiceGroup field={fields.reach} legend={t("onboarding:number.legend")} hideLegend>
            {CHOICES.map(({ reach, icon }) => (
              <RadioCard
                key={reach}
                name={fields.reach.name}
                value={reach}
                defaultChecked={reach === open}
                title={t(`onboarding:number.choice.${reach}.title`)}
                description={t(`onboarding:number.choice.${reach}.body`)}
                icon={icon}
              />
            ))}
          </ChoiceGroup>
        </Form>
        <Panel className="group-has-[[value=forward]:checked]/reach:block">
          <ForwardPanel forwarding={forwarding} />
        </Panel>
        <Panel className="group-has-[[value=twilio]:checked]/reach:block">
          <TwilioPanel answer={added} newKey={key} />
        </Panel>
        <Panel className="group-has-[[value=vapi]:checked]/reach:block">
          <VapiPanel answer={added} newKey={key} suggestions={suggestions} />
        </Panel>
      </div>
      <OnboardingActions back={<BackLink to="/onboarding/trade" />}>
        <SubmitButton form={form.id} intent="reach">
          {t("continue")}
        </SubmitButton>
      </OnboardingActions>
    </OnboardingShell>
  );
}

/** What a choice opens. CSS alone shows it, so that it needs no script. */
const Panel = ({ className, children }: { className: string; children: ReactNode }) => (
  <div className={`mt-6 hidden animate-appear ${className}`}>{children}</div>
);
