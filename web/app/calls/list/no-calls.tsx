import { Link } from "@remix-run/react";
import { formatDuration } from "../../format";
import { useText } from "../../i18n/use-text";
import { Button } from "../../ui/button";
import { EmptyState } from "../../ui/empty-state";
import { OutcomeBadge } from "../outcome-badge";
import { type ListFilters, listAddress, tabOf, withoutFilters } from "./filters";

/** How long the call of the sample row lasted. */
const SAMPLE_S = 74;

type NoCallsProps = {
  filters: ListFilters;
  isFiltered: boolean;
  /** Not all calls have been looked at. */
  isPartial: boolean;
};

/** Why there is nothing to see, and the one thing to do about it. */
export function NoCalls({ filters, isFiltered, isPartial }: NoCallsProps) {
  const { t } = useText();
  const tab = tabOf(filters.status);
  if (isFiltered || isPartial)
    return (
      <EmptyState
        sentence={t(isPartial ? "listing:none.foundYet" : "listing:none.found")}
        action={
          <Button asChild>
            <Link to={listAddress(withoutFilters(filters))}>{t("listing:none.clear")}</Link>
          </Button>
        }
        help="finding"
      />
    );
  return (
    <EmptyState
      sample={tab === "all" && <SampleRow />}
      sentence={t(`calls:empty.${tab}`)}
      action={
        tab === "all" ? (
          <Button asChild variant="primary">
            <Link to="/onboarding/test">{t("calls:empty.tryAva")}</Link>
          </Button>
        ) : (
          <Button asChild>
            <Link to="/calls">{t("calls:empty.seeAll")}</Link>
          </Button>
        )
      }
      help={tab === "live" ? "live" : "firstCall"}
    />
  );
}

function SampleRow() {
  const { t, locale } = useText();
  return (
    <div className="grid gap-1">
      <p className="flex items-center justify-between gap-3 text-14">
        <span className="tabular font-medium">{t("calls:empty.sample.contact")}</span>
        <OutcomeBadge call={{ status: "ended", outcome: "booked" }} />
      </p>
      <p className="text-13">{t("calls:empty.sample.topic")}</p>
      <p className="tabular flex justify-between gap-3 text-13 text-ink-muted">
        {t("calls:empty.sample.startedAt")}
        <span>{formatDuration(SAMPLE_S, locale)}</span>
      </p>
    </div>
  );
}
