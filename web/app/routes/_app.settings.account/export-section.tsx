import { Download } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { PartLink } from "~/settings/part-link";
import { Section } from "~/settings/section";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";

const ITEMS = ["profile", "activity", "orgs"] as const;

/** What the file holds, and the way to it: a proof first, then a plain link. */
export function ExportSection({ isReady }: { isReady: boolean }) {
  const { t } = useText();
  return (
    <Section title={t("settings:export.title")} body={t("settings:export.body")}>
      <Card padded className="grid justify-items-start gap-4">
        <div className="grid gap-2 text-14">
          <p className="font-medium">{t("settings:export.content")}</p>
          <ul className="list-disc space-y-1 pl-5 text-ink-muted marker:text-edge">
            {ITEMS.map((item) => (
              <li key={item}>{t(`settings:export.items.${item}`)}</li>
            ))}
          </ul>
        </div>
        {isReady ? (
          <>
            <p role="status" className="text-13 text-ink-muted">
              {t("settings:export.ready")}
            </p>
            <Button asChild>
              <a href="/settings/account/export">
                <Download aria-hidden="true" />
                {t("settings:export.download")}
              </a>
            </Button>
          </>
        ) : (
          <PartLink part="export">{t("settings:export.prepare")}</PartLink>
        )}
      </Card>
    </Section>
  );
}
