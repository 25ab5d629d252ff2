import { Link } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";

/** For whoever logs in by text message alone: first on the page, until there is something stronger. */
export function OfferCard({ canHavePasskeys }: { canHavePasskeys: boolean }) {
  const { t } = useText();
  return (
    <Alert
      kind="warn"
      title={t("security:offer.title")}
      className="mt-6"
      action={
        <div className="flex flex-wrap gap-2">
          {canHavePasskeys && (
            <Button asChild size="sm" variant="primary">
              <Link to="?part=passkey">{t("security:offer.passkey")}</Link>
            </Button>
          )}
          <Button asChild size="sm" variant={canHavePasskeys ? "secondary" : "primary"}>
            <Link to="?part=totp">{t("security:offer.totp")}</Link>
          </Button>
        </div>
      }
    >
      {t("security:offer.body")}
    </Alert>
  );
}
