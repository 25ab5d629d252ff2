import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { Form, Link, useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, forwardCookies, readOk } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { redirectWithToast } from "~/toast.server";
import { AuthShell } from "~/ui/auth-shell";
import { Button } from "~/ui/button";
import { FormErrors } from "~/ui/form-errors";
import { SubmitButton } from "~/ui/submit-button";
import { LinkToken } from "../../../../worker/auth/auth.schema";

/** The link of the mail. It asks for a press: mail scanners open links, and must not use up the token. */
export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  const { token } = Object.fromEntries(new URL(request.url).searchParams);
  return data(
    { title: t("auth:verifyEmail.title"), token: LinkToken.safeParse({ token }).data?.token ?? null },
    // The address holds a secret: it must not follow the visitor to another page.
    { headers: { "Referrer-Policy": "no-referrer" } },
  );
}

export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const input = LinkToken.safeParse(Object.fromEntries(form));
  if (!input.success) return data({ errors: [t("auth:verifyEmail.missing")] }, { status: 400 });
  const answer = await apiFor(request, context).auth["verify-email"].$post({ json: input.data });
  const { value, error } = await readOk(request, answer);
  if (error) {
    // A token that is not one of ours is, to its reader, a link that does not work any more.
    const code = error.code === "invalid_input" ? "link_expired" : error.code;
    return data({ errors: [t(`errors:code.${code}`)] }, { status: answer.status });
  }
  if (!("user" in value)) return redirect("/login/second-factor", { headers: forwardCookies(answer) });
  const title = t("auth:welcome", { name: value.user.name });
  return redirectWithToast(request, "/onboarding", { title }, forwardCookies(answer));
}

export const meta = pageTitle;

export default function VerifyEmailPage() {
  const { t } = useText();
  const { token } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors ?? (token ? undefined : [t("auth:verifyEmail.missing")]);
  return (
    <AuthShell title={t("auth:verifyEmail.title")} description={t("auth:verifyEmail.body")}>
      <FormErrors id="verify-email-error" errors={errors} />
      {errors ? (
        <Button asChild size="lg" className="w-full">
          <Link to="/signup">{t("auth:verifyEmail.again")}</Link>
        </Button>
      ) : (
        <Form method="post">
          <input type="hidden" name="token" value={token ?? ""} />
          <SubmitButton size="lg" className="w-full">
            {t("auth:verifyEmail.submit")}
          </SubmitButton>
        </Form>
      )}
    </AuthShell>
  );
}
