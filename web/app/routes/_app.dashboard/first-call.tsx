import { Link } from "@remix-run/react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { EmptyState } from "~/ui/empty-state";
import { SampleCall } from "~/ui/sample-call";

/** The dashboard of those who have had no call yet: what one looks like, and how to have one now. */
export function FirstCall({ canTest }: { canTest: boolean }) {
  const { t } = useText();
  return (
    <Card>
      <EmptyState
        sample={<SampleCall className="bg-transparent shadow-none" />}
        sentence={t("dashboard:empty.sentence")}
        action={
          canTest && (
            <Button asChild variant="primary">
              <Link to="/onboarding/test">{t("dashboard:tryAva")}</Link>
            </Button>
          )
        }
      />
    </Card>
  );
}
