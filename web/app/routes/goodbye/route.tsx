import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link } from "@remix-run/react";
import { translatorFor } from "~/i18n/i18n.server";
import { useAreaTexts } from "~/i18n/use-area-texts";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { AuthShell } from "~/ui/auth-shell";
import { Button } from "~/ui/button";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("settings:goodbye.title") };
}

export const meta = pageTitle;

/** After an account was erased, with nobody logged in. */
export default function GoodbyePage() {
  useAreaTexts("/goodbye");
  const { t } = useText();
  return (
    <AuthShell
      title={t("settings:goodbye.title")}
      description={t("settings:goodbye.body")}
      footer={t("settings:goodbye.note")}
    >
      <Button asChild size="lg" className="w-full">
        <Link to="/">{t("settings:goodbye.home")}</Link>
      </Button>
    </AuthShell>
  );
}
