import { Link } from "@remix-run/react";
import { X } from "lucide-react";
import { useText } from "../../i18n/use-text";
import type { Chip } from "./chips";
import { type ListFilters, listAddress, withoutFilters } from "./filters";

/** The filters in use, each a link to the list without it. */
export function ChipRow({ chips, filters }: { chips: readonly Chip[]; filters: ListFilters }) {
  const { t } = useText();
  if (chips.length === 0) return null;
  return (
    <ul aria-label={t("listing:chips.label")} className="mt-3 flex flex-wrap items-center gap-1.5">
      {chips.map(({ key, label, without }) => (
        <li key={key}>
          <Link
            to={listAddress(without)}
            preventScrollReset
            className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-full bg-accent/10 pr-2 pl-3 font-medium text-13 text-accent transition hover:bg-accent/16 phone:h-11 phone:pr-3.5 phone:pl-4"
          >
            <span className="sr-only">{t("listing:chips.remove", { filter: label })}</span>
            <span aria-hidden="true" className="truncate">
              {label}
            </span>
            <X aria-hidden="true" className="size-3.5 shrink-0" />
          </Link>
        </li>
      ))}
      <li>
        <Link
          to={listAddress(withoutFilters(filters))}
          preventScrollReset
          className="inline-flex h-7 items-center rounded-full px-2.5 text-13 text-ink-muted underline-offset-4 hover:text-ink hover:underline phone:h-11"
        >
          {t("listing:chips.clear")}
        </Link>
      </li>
    </ul>
  );
}
