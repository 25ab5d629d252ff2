import { Form, Link } from "@remix-run/react";
import { useText } from "../i18n/use-text";
import { AuthShell } from "../ui/auth-shell";
import { Button } from "../ui/button";
import { FormErrors } from "../ui/form-errors";
import { SubmitButton } from "../ui/submit-button";

/** Whose words a link's page says: `auth:verifyEmail.title` and so on. */
export type LinkTexts = "verifyEmail" | "magicLink" | "confirmEmail" | "reset";

/** Where another link comes from, once one serves no more. */
type Again = { to: string; label: string };

type LinkPageProps = {
  texts: Exclude<LinkTexts, "reset">;
  token: string | null;
  errors: string[] | undefined;
  again: Again;
};

/** What a mailed link opens: one button, or why the link does not work and the one thing to do then. */
export function LinkPage({ texts, token, errors, again }: LinkPageProps) {
  const { t } = useText();
  const wrong = errors ?? (token ? undefined : [t("auth:verifyEmail.missing")]);
  if (wrong) return <DeadLink errors={wrong} again={again} />;
  return (
    <AuthShell title={t(`auth:${texts}.title`)} description={t(`auth:${texts}.body`)}>
      <Form method="post">
        <input type="hidden" name="token" value={token ?? ""} />
        <SubmitButton size="lg" className="w-full">
          {t(`auth:${texts}.submit`)}
        </SubmitButton>
      </Form>
    </AuthShell>
  );
}

/** A link that is over, or was cut: why, and where another comes from. */
export function DeadLink({ errors, again }: { errors: string[]; again: Again }) {
  const { t } = useText();
  return (
    <AuthShell title={t("auth:linkOver")}>
      <FormErrors id="link-error" errors={errors} />
      <Button asChild size="lg" variant="primary" className="w-full">
        <Link to={again.to}>{again.label}</Link>
      </Button>
    </AuthShell>
  );
}
