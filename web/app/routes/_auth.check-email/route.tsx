import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useLoaderData } from "@remix-run/react";
import { awaitedEmail } from "~/awaited-email.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { Alert } from "~/ui/alert";
import { AuthShell } from "~/ui/auth-shell";
import { Button } from "~/ui/button";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("auth:checkEmail.title"), email: awaitedEmail(request) };
}

export const meta = pageTitle;

export default function CheckEmailPage() {
  const { t } = useText();
  const { email } = useLoaderData<typeof loader>();
  return (
    <AuthShell
      title={t("auth:checkEmail.title")}
      description={email ? t("auth:checkEmail.body", { email }) : t("auth:checkEmail.bodyPlain")}
    >
      <Alert className="mb-6">{t("auth:checkEmail.hint")}</Alert>
      <div className="grid gap-2">
        <Button asChild size="lg">
          <Link to="/login">{t("auth:checkEmail.logIn")}</Link>
        </Button>
        <Button asChild size="lg" variant="ghost">
          <Link to="/signup">{t("auth:checkEmail.again")}</Link>
        </Button>
      </div>
    </AuthShell>
  );
}
