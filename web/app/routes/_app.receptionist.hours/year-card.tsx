import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import { cn } from "~/ui/cn";
import type { OpeningYear } from "../../../../worker/receptionists/opening-year.schema";
import { KINDS } from "./day-kinds";
import { Warnings } from "./warnings";
import { YearGrid } from "./year-grid";

/** What the hours make of a whole year: a mistake shows as a colour in the wrong place. */
export function YearCard({ opening, isDirty }: { opening: OpeningYear; isDirty: boolean }) {
  const { t } = useText();
  const { year } = opening;
  return (
    <Card aria-label={t("receptionist:year.title", { year })} className="mt-5 scroll-mt-4" id="year">
      <CardHeader
        title={t("receptionist:year.title", { year })}
        description={t(`receptionist:year.${isDirty ? "stale" : "body"}`)}
        action={
          <div className="flex">
            <YearLink to={year - 1} label={t("receptionist:year.before")}>
              <ChevronLeft aria-hidden="true" />
            </YearLink>
            <YearLink to={year + 1} label={t("receptionist:year.after")}>
              <ChevronRight aria-hidden="true" />
            </YearLink>
          </div>
        }
      />
      <div className="grid gap-5 p-5 phone:p-4">
        <Warnings opening={opening} />
        <ul className="flex flex-wrap gap-x-5 gap-y-1.5 text-13">
          {(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => (
            <li key={kind} className="flex items-center gap-2">
              <span aria-hidden="true" className={cn("size-4 rounded-[4px]", KINDS[kind])} />
              {t(`receptionist:year.kinds.${kind}`)}
            </li>
          ))}
        </ul>
        <YearGrid opening={opening} />
      </div>
    </Card>
  );
}

function YearLink({ to, label, children }: { to: number; label: string; children: React.ReactNode }) {
  return (
    <Button asChild variant="quiet" size="icon">
      <Link to={`?year=${to}#year`} aria-label={`${label} (${to})`} preventScrollReset replace>
        {children}
      </Link>
    </Button>
  );
}
