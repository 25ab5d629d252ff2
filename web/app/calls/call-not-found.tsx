import { Link } from "@remix-run/react";
import { can } from "../../../worker/permissions";
import { useAreaTexts } from "../i18n/use-area-texts";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { useSession } from "../use-session";

/** In place of a call that is not there: it may have been deleted, and then there is a receipt. */
export function CallNotFound() {
  useAreaTexts("/calls/");
  const { t } = useText();
  const { role } = useSession();
  return (
    <div className="grid min-h-[60vh] content-center">
      <h1 className="text-center font-semibold text-20">{t("calls:notFound.title")}</h1>
      <EmptyState
        compact
        sentence={t("calls:notFound.body")}
        action={
          <div className="flex flex-wrap justify-center gap-2">
            <Button asChild variant="primary">
              <Link to="/calls">{t("calls:empty.seeAll")}</Link>
            </Button>
            {can(role, "calls:delete") && (
              <Button asChild>
                <Link to="/calls/deletions">{t("call:notFound.deletions")}</Link>
              </Button>
            )}
          </div>
        }
        help="deleting"
      />
    </div>
  );
}
