import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Import, PhoneForwarded, PhoneOutgoing } from "lucide-react";
import type { ReactNode } from "react";
import * as z from "zod";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { type NumberAnswer, numberActions } from "~/numbers/actions.server";
import { ForwardPanel } from "~/numbers/forward-panel";
import { readForwarding } from "~/numbers/forwarding.server";
import { AddIntent, LINES_PATH } from "~/numbers/number-forms";
import { TwilioPanel } from "~/numbers/twilio-panel";
import { VapiPanel } from "~/numbers/vapi-panel";
import { pageTitle } from "~/page-title";
import { BackLink } from "~/ui/back-link";
import { RadioCard } from "~/ui/choice-card";
import { PageHeader } from "~/ui/page-header";

const Via = z.enum(["twilio", "vapi", "forward"]);

/** Another number: imported, bought, or one's own that is forwarded. `?via=vapi` opens one of the ways. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const [t, mine, suggested] = await Promise.all([
    translatorFor(request),
    api["phone-numbers"]["my-numbers"].$get().then((answer) => readOrThrow(request, answer)),
    api["phone-numbers"].vapi.available.$get({ query: {} }).then((answer) => readOrThrow(request, answer)),
  ]);
  return {
    title: t("numbers:add.title"),
    via: Via.safeParse(new URL(request.url).searchParams.get("via")).data ?? null,
    suggestions: suggested.suggestions,
    forwarding: await readForwarding(request, api, mine.items),
    key: crypto.randomUUID(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = AddIntent.safeParse(form.get("intent"));
  if (!intent.success) throw new Response(null, { status: 400 });
  return numberActions[intent.data]({ request, context, form, leadsTo: () => LINES_PATH });
}

export const meta = pageTitle;

const WAYS = [
  { via: "twilio", icon: <Import /> },
  { via: "vapi", icon: <PhoneOutgoing /> },
  { via: "forward", icon: <PhoneForwarded /> },
] as const;

const PANEL_OF = { buy: "vapi", verify: "twilio", import: "twilio" } as const;

export default function AddNumberPage() {
  useAreaTexts("/phone-numbers");
  const { t } = useText();
  const { via, suggestions, forwarding, key } = useLoaderData<typeof loader>();
  const answer: NumberAnswer | undefined = useActionData<typeof action>();
  // Without scripts the page comes back whole: the panel that was sent is the one to open.
  const open = answer ? PANEL_OF[answer.intent] : via;
  return (
    <div className="max-w-[44rem]">
      <BackLink to={LINES_PATH} className="mb-3">
        {t("numbers:add.back")}
      </BackLink>
      <PageHeader title={t("numbers:add.title")} description={t("numbers:add.body")} />
      <div className="group/via">
        <fieldset className="grid min-w-0 gap-2">
          <legend className="sr-only">{t("numbers:add.legend")}</legend>
          {WAYS.map(({ via: way, icon }) => (
            <RadioCard
              key={way}
              name="via"
              value={way}
              defaultChecked={way === open}
              title={t(`numbers:add.choice.${way}.title`)}
              description={t(`numbers:add.choice.${way}.body`)}
              icon={icon}
            />
          ))}
        </fieldset>
        <Panel className="group-has-[[value=twilio]:checked]/via:block">
          <TwilioPanel answer={answer} newKey={key} />
        </Panel>
        <Panel className="group-has-[[value=vapi]:checked]/via:block">
          <VapiPanel answer={answer} newKey={key} suggestions={suggestions} />
        </Panel>
        <Panel className="group-has-[[value=forward]:checked]/via:block">
          <ForwardPanel forwarding={forwarding} />
        </Panel>
      </div>
    </div>
  );
}

/** What a choice opens. CSS alone shows it, so that it needs no script. */
const Panel = ({ className, children }: { className: string; children: ReactNode }) => (
  <div className={`mt-6 hidden animate-appear ${className}`}>{children}</div>
);
