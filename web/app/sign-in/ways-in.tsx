import { Link } from "@remix-run/react";
import { Mail, Smartphone } from "lucide-react";
import type { ReactNode } from "react";
import type { OfferedWays } from "../../../worker/auth/auth.schema";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { withNext } from "./next";
import { GoogleMark, MicrosoftMark } from "./provider-marks";

type WaysInProps = {
  offered: OfferedWays;
  next: string | null;
  /** Also a link by mail, which needs an account. */
  withLink?: boolean;
  /** One more, at the end. */
  children?: ReactNode;
};

/** The ways in beside the form above. Links all, so that they work without scripts. */
export function WaysIn({ offered, next, withLink = false, children }: WaysInProps) {
  const { t } = useText();
  const { google, microsoft, phone } = offered;
  if (!withLink && !google && !microsoft && !phone && !children) return null;
  return (
    <section aria-label={t("auth:ways.label")} className="mt-6 grid gap-2">
      <p aria-hidden="true" className="mb-2 flex items-center gap-3 text-13 text-ink-muted">
        <span className="h-px flex-1 bg-line" />
        {t("auth:ways.or")}
        <span className="h-px flex-1 bg-line" />
      </p>
      {withLink && (
        <Button asChild>
          <Link to={withNext("/login/link", next)}>
            <Mail aria-hidden="true" />
            {t("auth:ways.link")}
          </Link>
        </Button>
      )}
      {google && (
        <Button asChild>
          <a href={withNext("/api/v1/auth/oauth/google/start", next)}>
            <GoogleMark />
            {t("auth:ways.google")}
          </a>
        </Button>
      )}
      {microsoft && (
        <Button asChild>
          <a href={withNext("/api/v1/auth/oauth/microsoft/start", next)}>
            <MicrosoftMark />
            {t("auth:ways.microsoft")}
          </a>
        </Button>
      )}
      {phone && (
        <Button asChild>
          <Link to={withNext("/login/phone", next)}>
            <Smartphone aria-hidden="true" />
            {t("auth:ways.phone")}
          </Link>
        </Button>
      )}
      {children}
    </section>
  );
}
