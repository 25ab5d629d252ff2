import { Link } from "@remix-run/react";
import { PhoneCall } from "lucide-react";
import { lazy, Suspense } from "react";
import { GuideLink } from "~/help/guide-link";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

/** Whoever has had a call does not download it. */
const SampleCall = lazy(async () => ({ default: (await import("~/ui/sample-call")).SampleCall }));

/** The dashboard of those who have had no call yet: how to have one now, and what one looks like. */
export function FirstCall({ canTest }: { canTest: boolean }) {
  const { t } = useText();
  return (
    <Card className="grid overflow-hidden split:grid-cols-2">
      <div className="grid content-center justify-items-start gap-5 px-5 py-8 md:px-10 md:py-12">
        <p className="max-w-[34ch] text-balance font-medium text-20">{t("dashboard:empty.sentence")}</p>
        {canTest && (
          <Button asChild variant="primary" size="lg">
            <Link to="/onboarding/test">
              <PhoneCall aria-hidden="true" />
              {t("dashboard:tryAva")}
            </Link>
          </Button>
        )}
        <GuideLink to="firstCall" />
      </div>
      <div className="grid gap-3 border-line border-t bg-ink/3 px-4 py-6 md:px-8 split:border-t-0 split:border-l">
        <h2 className="text-13 text-ink-muted">{t("dashboard:empty.sample")}</h2>
        <Suspense>
          <SampleCall flat />
        </Suspense>
      </div>
    </Card>
  );
}
