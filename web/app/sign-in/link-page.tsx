import { Form, Link } from "@remix-run/react";
import { useText } from "../i18n/use-text";
import { AuthShell } from "../ui/auth-shell";
import { Button } from "../ui/button";
import { FormErrors } from "../ui/form-errors";
import { SubmitButton } from "../ui/submit-button";

/** Whose words a link's page says: `auth:verifyEmail.title` and so on. */
export type LinkTexts = "verifyEmail" | "magicLink" | "confirmEmail" | "reset";

type LinkPageProps = {
  texts: Exclude<LinkTexts, "reset">;
  token: string | null;
  errors: string[] | undefined;
  /** Where another link comes from, once this one serves no more. */
  again: { to: string; label: string };
};

/** What a mailed link opens: one button, or why the link does not work and the one thing to do then. */
export function LinkPage({ texts, token, errors, again }: LinkPageProps) {
  const { t } = useText();
  const wrong = errors ?? (token ? undefined : [t("auth:verifyEmail.missing")]);
  return (
    <AuthShell title={t(`auth:${texts}.title`)} description={t(`auth:${texts}.body`)}>
      <FormErrors id="link-error" errors={wrong} />
      {wrong ? (
        <AnotherLink {...again} />
      ) : (
        <Form method="post">
          <input type="hidden" name="token" value={token ?? ""} />
          <SubmitButton size="lg" className="w-full">
            {t(`auth:${texts}.submit`)}
          </SubmitButton>
        </Form>
      )}
    </AuthShell>
  );
}

export const AnotherLink = ({ to, label }: LinkPageProps["again"]) => (
  <Button asChild size="lg" className="w-full">
    <Link to={to}>{label}</Link>
  </Button>
);
