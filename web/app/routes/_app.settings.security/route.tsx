import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { apiFor } from "~/api.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { openPart } from "~/settings/part";
import { requireProof } from "~/settings/proof.server";
import { canHavePasskeys } from "~/sign-in/ways.server";
import { Alert } from "~/ui/alert";
import { securityActions } from "./actions.server";
import { ActivitySection } from "./activity-section";
import type { SecurityAnswer } from "./answers.server";
import { IdentitiesSection } from "./identities-section";
import { noticeIn } from "./notices";
import { OfferCard } from "./offer-card";
import { readSecurity } from "./page.server";
import { PasskeysSection } from "./passkeys-section";
import { PasswordSection } from "./password-section";
import { RecoveryCodes } from "./recovery-codes";
import { SecondFactorSection } from "./second-factor-section";
import { Intent, Part } from "./security-forms";
import { SessionsSection } from "./sessions-section";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const part = openPart(new URL(request.url).searchParams, Part);
  if (part) await requireProof(request, api, `/settings/security?part=${part}`);
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  return {
    title: t("settings:tabs.security"),
    part,
    canHavePasskeys: canHavePasskeys(request),
    ...(await readSecurity(request, api, { t, locale, now: new Date() })),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const intent = Intent.safeParse(form.get("intent"));
  if (!intent.success) throw new Response(null, { status: 400 });
  return securityActions[intent.data]({ request, context, form });
}

export const meta = pageTitle;

export default function SecurityPage() {
  useAreaTexts("/settings/security");
  const { t } = useText();
  const { part, ...page } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const notice = noticeIn(search);
  const answer = useActionData<typeof action>() satisfies SecurityAnswer | undefined;
  if (answer?.intent === "codes") return <RecoveryCodes done={answer.done} codes={answer.codes} />;
  return (
    <>
      {(notice || answer?.intent === "failed") && (
        <div role="status" className="pt-6">
          {notice && (
            <Alert kind={notice === "identity-linked" ? "good" : "warn"}>{t(`security:notices.${notice}`)}</Alert>
          )}
          {answer?.intent === "failed" && <Alert kind="bad">{answer.message}</Alert>}
        </div>
      )}
      {page.isWeak && part === null && <OfferCard canHavePasskeys={page.canHavePasskeys} />}
      <PasswordSection hasPassword={page.hasPassword} isOpen={part === "password"} answer={answer} />
      <PasskeysSection
        passkeys={page.passkeys}
        newName={page.newPasskeyName}
        isPossible={page.canHavePasskeys}
        isOpen={part === "passkey"}
        answer={answer}
      />
      <SecondFactorSection
        totp={page.totp}
        recoveryCodesLeft={page.recoveryCodesLeft}
        isOpen={part === "totp"}
        answer={answer}
      />
      {page.identities.length > 0 && <IdentitiesSection identities={page.identities} />}
      <SessionsSection sessions={page.sessions} />
      <ActivitySection events={page.events} />
    </>
  );
}
