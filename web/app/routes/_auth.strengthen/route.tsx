import type { LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Link, useSearchParams } from "@remix-run/react";
import { KeyRound, ShieldCheck } from "lucide-react";
import { apiFor, readOrThrow } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { nextIn } from "~/sign-in/next";
import { AuthShell } from "~/ui/auth-shell";
import { Button } from "~/ui/button";

const STRONGER = [
  { key: "passkey", icon: KeyRound },
  { key: "totp", icon: ShieldCheck },
] as const;

/** Offers something stronger than a code by phone, right after one: numbers are moved to other cards, and messages diverted. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [t] = await Promise.all([
    translatorFor(request),
    apiFor(request, context)
      .auth.session.$get()
      .then((answer) => readOrThrow(request, answer)),
  ]);
  return { title: t("auth:strengthen.title") };
}

export const meta = pageTitle;

export default function StrengthenPage() {
  const { t } = useText();
  const next = nextIn(useSearchParams()[0]);
  return (
    <AuthShell title={t("auth:strengthen.title")} description={t("auth:strengthen.body")}>
      <ul className="grid gap-2">
        {STRONGER.map(({ key, icon: Icon }) => (
          <li
            key={key}
            className="relative flex gap-3 rounded-card border border-line bg-surface p-4 transition hover:border-edge/60 hover:bg-ink/4"
          >
            <Icon aria-hidden="true" strokeWidth={1.75} className="mt-0.5 size-5 shrink-0 text-accent" />
            <div className="min-w-0">
              <Link
                to="/settings/security"
                className="font-medium text-14 after:absolute after:inset-0 after:rounded-card"
              >
                {t(`auth:strengthen.${key}`)}
              </Link>
              <p className="mt-0.5 text-13 text-ink-muted">{t(`auth:strengthen.${key}Body`)}</p>
            </div>
          </li>
        ))}
      </ul>
      <Button asChild variant="ghost" className="mt-4 w-full">
        <Link to={next ?? "/dashboard"}>{t("auth:strengthen.later")}</Link>
      </Button>
    </AuthShell>
  );
}
