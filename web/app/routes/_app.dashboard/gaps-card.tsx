import { Link } from "@remix-run/react";
import { withSpaces } from "~/i18n/typography";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

/** What callers asked and Ava did not know, and the way to teach her. Gone once she knows. */
export function GapsCard({ count, latest }: { count: number; latest: string | null }) {
  const { t } = useText();
  if (latest === null) return null;
  return (
    <Card className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3.5">
      <div className="min-w-0 flex-1 basis-60">
        <h2 className="font-semibold text-14">{t("dashboard:gaps.title", { count })}</h2>
        <p className="truncate text-13 text-ink-muted">
          {t("dashboard:gaps.latest", { question: withSpaces(latest) })}
        </p>
      </div>
      <Button asChild size="sm">
        <Link to="/receptionist/knowledge" prefetch="intent">
          {t("dashboard:gaps.action")}
        </Link>
      </Button>
    </Card>
  );
}
