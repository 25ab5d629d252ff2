import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { ownPath } from "~/own-path";
import { pageTitle } from "~/page-title";
import { canHavePasskeys } from "~/sign-in/ways.server";
import { redirectWithToast } from "~/toast.server";
import { Alert } from "~/ui/alert";
import { AuthShell, TEXT_LINK } from "~/ui/auth-shell";
import { SubmitButton } from "~/ui/submit-button";
import { ByCode } from "./by-code";
import { ByPasskey } from "./by-passkey";
import { ByPassword } from "./by-password";
import { proofAsked, proofsHere } from "./proofs";
import { prove } from "./prove.server";

const SETTINGS = "/settings/security";
const nextOf = (request: Request) => ownPath(new URL(request.url).searchParams.get("next"), SETTINGS);

/** Asks who is there before what matters is changed. Whoever has just proven it goes on at once. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const next = nextOf(request);
  const { auth } = apiFor(request, context);
  const [t, answer, session] = await Promise.all([translatorFor(request), auth["step-up"].$get(), auth.session.$get()]);
  const { provenUntil, methods } = await readOrThrow(request, answer);
  const { user } = await readOrThrow(request, session);
  if (provenUntil !== null) throw redirect(next);
  const by = new URL(request.url).searchParams.get("by");
  const isDomain = canHavePasskeys(request);
  return data(
    {
      title: t("confirm:title"),
      next,
      email: user.email,
      asked: proofAsked(methods, by, isDomain),
      possible: proofsHere(methods, isDomain),
    },
    { headers: { "Cache-Control": "no-store" } },
  );
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const refused = await prove({ request, context, form });
  if (refused) return refused;
  const next = nextOf(request);
  // Where no form opens by itself, what was pressed is to be pressed again.
  if (next.includes("part=")) return redirect(next);
  return redirectWithToast(request, next, { title: t("confirm:confirmed"), description: t("confirm:goOn") });
}

export const meta = pageTitle;

export default function ConfirmIdentityPage() {
  useAreaTexts("/confirm-identity");
  const { t } = useText();
  const { next, email, asked, possible } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const lastResult = answer?.reply ?? undefined;
  return (
    <AuthShell
      title={t("confirm:title")}
      description={asked ? `${t("confirm:body")} ${t("confirm:lasts")}` : t("confirm:none")}
    >
      <div role="status">
        {answer?.message && (
          <Alert kind="bad" className="mb-5">
            {answer.message}
          </Alert>
        )}
      </div>
      {asked === "password" && <ByPassword email={email} lastResult={lastResult} />}
      {asked === "passkey" && <ByPasskey />}
      {(asked === "totp" || asked === "recovery-code") && <ByCode key={asked} kind={asked} lastResult={lastResult} />}
      {possible.length > 1 && (
        <nav aria-label={t("confirm:others")} className="mt-6 grid gap-1 text-14">
          <p className="text-13 text-ink-muted">{t("confirm:others")}</p>
          {possible
            .filter((proof) => proof !== asked)
            .map((proof) => (
              <Link
                key={proof}
                to={`?${new URLSearchParams([...[...search].filter(([name]) => name !== "by"), ["by", proof]])}`}
                replace
                className={`justify-self-start py-1 ${TEXT_LINK}`}
              >
                {t(`confirm:by.${proof}`)}
              </Link>
            ))}
        </nav>
      )}
      <Form method="post" action="/logout" className="mt-6 grid gap-2 border-line border-t pt-5">
        {asked && <p className="text-13 text-ink-muted">{t("confirm:stuck")}</p>}
        <input type="hidden" name="next" value={next} />
        <SubmitButton variant={asked ? "secondary" : "primary"} size={asked ? "md" : "lg"}>
          {t("confirm:again")}
        </SubmitButton>
      </Form>
      <p className="mt-4 text-14">
        <Link to={backTo(next)} className={TEXT_LINK}>
          {t("confirm:cancel")}
        </Link>
      </p>
    </AuthShell>
  );
}

/** The page that asked, with nothing open: with it open, it would ask again. */
const backTo = (next: string) => (next.startsWith("/settings/") ? (next.split("?")[0] ?? SETTINGS) : SETTINGS);
