import { Link } from "@remix-run/react";
import { ArrowLeft } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";

/** Back to the screen before. On a phone the arrow alone leaves room for what goes on. */
export function BackLink({ to }: { to: string }) {
  const { t } = useText();
  return (
    <Button asChild variant="ghost" className="-ml-2 phone:ml-0 phone:min-w-11 phone:px-0">
      <Link to={to}>
        <ArrowLeft aria-hidden="true" />
        <span className="phone:sr-only">{t("back")}</span>
      </Link>
    </Button>
  );
}
