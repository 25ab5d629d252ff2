import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { failureText } from "~/failure.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { sendLink } from "~/sign-in/ask-for-link.server";
import { awaitedMail, rememberMail } from "~/sign-in/awaited-mail.server";
import { nextIn, withNext } from "~/sign-in/next";
import { SendAgain } from "~/sign-in/send-again";
import { DEFAULT_WAIT_S, secondsUntil } from "~/sign-in/wait";
import { Alert } from "~/ui/alert";
import { AuthShell, LINE_LINK } from "~/ui/auth-shell";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";

/** What was mailed, and to whom, where this browser asked for it. Whoever asked by Google or Microsoft is told in general. */
export async function loader({ request }: LoaderFunctionArgs) {
  const [t, mail] = [await translatorFor(request), awaitedMail(request)];
  return { title: t("auth:checkEmail.title"), mail, waitS: mail ? secondsUntil(mail.againAtMs, Date.now()) : 0 };
}

/** Sends the link again. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  const mail = awaitedMail(request);
  if (!mail || mail.purpose === "sign-up") throw redirect("/login/link");
  const { error, status } = await sendLink({ request, context }, mail.purpose, { email: mail.email, locale });
  const waitS = error ? (error.retryAfterS ?? 0) : DEFAULT_WAIT_S;
  return data(error ? { isSent: false, errors: [failureText(error, t)] } : { isSent: true, errors: [] }, {
    status,
    headers: { "Set-Cookie": rememberMail(request, { ...mail, againAtMs: Date.now() + waitS * 1000 }) },
  });
}

export const meta = pageTitle;

const BODIES = { "sign-up": "body", "log-in": "linkBody", "reset-password": "resetBody" } as const;
/** Where another address can be given. */
const ASKED_ON = { "log-in": "/login/link", "reset-password": "/forgot-password" } as const;

export default function CheckEmailPage() {
  const { t } = useText();
  const { mail, waitS } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const next = nextIn(useSearchParams()[0]);
  const asked = mail && mail.purpose !== "sign-up" ? { ...mail, on: ASKED_ON[mail.purpose] } : null;
  return (
    <AuthShell
      title={t("auth:checkEmail.title")}
      description={
        mail ? t(`auth:checkEmail.${BODIES[mail.purpose]}`, { email: mail.email }) : t("auth:checkEmail.bodyPlain")
      }
      footer={
        asked && (
          <Link to={withNext(asked.on, next)} className={LINE_LINK}>
            {t("auth:checkEmail.otherAddress")}
          </Link>
        )
      }
    >
      <FormErrors id="check-email-error" errors={sent?.errors} />
      {sent?.isSent && (
        <Alert kind="good" className="mb-5">
          <span role="status">{t("auth:checkEmail.sentAgain")}</span>
        </Alert>
      )}
      {!sent && <Alert className="mb-5">{t("auth:checkEmail.hint")}</Alert>}
      {asked ? (
        <SendAgain
          waitS={waitS}
          againAtMs={asked.againAtMs}
          buttons={[{ intent: "send", label: t("auth:checkEmail.sendAgain") }]}
        />
      ) : (
        <div className="grid gap-2">
          <Button asChild size="lg">
            <Link to={withNext("/login", next)}>{t("auth:checkEmail.logIn")}</Link>
          </Button>
          <Button asChild size="lg" variant="ghost">
            <Link to={withNext("/signup", next)}>{t("auth:checkEmail.again")}</Link>
          </Button>
        </div>
      )}
    </AuthShell>
  );
}
