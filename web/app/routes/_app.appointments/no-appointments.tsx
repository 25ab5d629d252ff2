import { Link } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { EmptyState } from "~/ui/empty-state";
import { useSession } from "~/use-session";
import { can } from "../../../../worker/permissions";

/** Nothing to come: what will fill the page, and the way to try it. */
export function NoAppointments({ isFirst }: { isFirst: boolean }) {
  const { t } = useText();
  const { role } = useSession();
  return (
    <EmptyState
      sample={
        <div className="grid gap-0.5">
          <p className="flex justify-between gap-4">
            <span className="font-medium">{t("appointments:sample.service")}</span>
            <span className="tabular">{t("appointments:sample.time")}</span>
          </p>
          <p className="text-13 text-ink-muted">{t("appointments:sample.caller")}</p>
        </div>
      }
      sentence={t(`appointments:${isFirst ? "empty" : "end"}`)}
      {...(isFirst && { help: "booking" })}
      action={
        can(role, "calls:test") && (
          <Button asChild variant="primary">
            <Link to="/onboarding/test">{t("appointments:tryAva")}</Link>
          </Button>
        )
      }
    />
  );
}
