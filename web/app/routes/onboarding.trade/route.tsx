import { getFormProps } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { RadioCard } from "~/ui/choice-card";
import { ChoiceGroup } from "~/ui/choice-group";
import { cn } from "~/ui/cn";
import { FormErrors } from "~/ui/form-errors";
import { OnboardingActions, OnboardingShell } from "~/ui/onboarding-shell";
import { SubmitButton } from "~/ui/submit-button";
import { useApiForm } from "~/use-api-form";
import { TradeStep } from "../../../../worker/onboarding/onboarding.schema";
import { BackLink } from "../onboarding/back-link";
import { IndustryIcon } from "../onboarding/industry-icon";
import { useOnboarding, useSteps } from "../onboarding/use-onboarding";
import { readPreset } from "./preset.server";
import { PresetPreview } from "./preset-preview";

/** `?industry=` shows a trade's template before it is accepted: the choice follows the radio, or a button without scripts. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const asked = TradeStep.safeParse(Object.fromEntries(new URL(request.url).searchParams)).data?.industry;
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  const [industries, { businessName, industry }, session] = await Promise.all([
    api.onboarding.industries.$get({ query: { locale } }).then((answer) => readOrThrow(request, answer)),
    api.onboarding.$get().then((answer) => readOrThrow(request, answer)),
    api.auth.session.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const shown = asked ?? industry;
  // In the organisation's language, not the reader's: it is what Ava will say.
  const language = session.org.locale;
  const preset = shown && (await readPreset(request, api, { industry: shown, businessName, language }));
  return { title: t("onboarding:steps.trade"), industries: industries.items, shown, preset };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: TradeStep, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const answer = await apiFor(request, context).onboarding.steps.trade.$put({ json: submission.value });
  const { error } = await readOk(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  return redirect("/onboarding/number");
}

export const meta = pageTitle;

export default function TradePage() {
  const { t } = useText();
  const { industries, shown, preset } = useLoaderData<typeof loader>();
  const { industry: kept } = useOnboarding();
  const [, setSearch] = useSearchParams();
  const { state, location } = useNavigation();
  const isLoadingPreset = state === "loading" && location.pathname === "/onboarding/trade";
  const [form, fields] = useApiForm(TradeStep, { id: "trade", lastResult: useActionData<typeof action>() });
  const show = (industry: string) => setSearch({ industry }, { replace: true, preventScrollReset: true });
  return (
    <OnboardingShell
      steps={useSteps("trade")}
      title={t("onboarding:trade.title")}
      description={t("onboarding:trade.body")}
      aside={
        <div aria-busy={isLoadingPreset} className={cn("transition", isLoadingPreset && "opacity-50 delay-150")}>
          <PresetPreview preset={preset} />
        </div>
      }
    >
      <Form method="post" {...getFormProps(form)}>
        <FormErrors id={form.errorId} errors={form.errors} />
        <ChoiceGroup
          field={fields.industry}
          legend={t("onboarding:trade.legend")}
          hideLegend
          className="sm:grid-cols-2"
        >
          {industries.map(({ id, label, icon }) => (
            <RadioCard
              key={id}
              name={fields.industry.name}
              value={id}
              defaultChecked={id === shown}
              required
              onChange={() => show(id)}
              title={label}
              icon={<IndustryIcon name={icon} />}
              className="items-center py-2.5"
            />
          ))}
        </ChoiceGroup>
        {kept && shown && kept !== shown && (
          <Alert kind="warn" className="mt-4">
            {t("onboarding:trade.replaces")}
          </Alert>
        )}
        <OnboardingActions back={<BackLink to="/onboarding/welcome" />}>
          <noscript>
            <Button type="submit" formMethod="get" formNoValidate>
              {t("onboarding:trade.see")}
            </Button>
          </noscript>
          <SubmitButton>{t("onboarding:trade.submit")}</SubmitButton>
        </OnboardingActions>
      </Form>
    </OnboardingShell>
  );
}
