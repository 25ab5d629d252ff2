import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { useText } from "~/i18n/use-text";
import { cn } from "~/ui/cn";

type ContentsProps = { headings: { id: string; text: string; depth: number }[]; className: string };

/** The headings of a page, beside its text. */
export function Contents({ headings, className }: ContentsProps) {
  const { t } = useText();
  const id = useId();
  return (
    <nav aria-labelledby={id} className={className}>
      <p id={id} className="font-medium text-13">
        {t("help:contents")}
      </p>
      <Headings headings={headings} />
    </nav>
  );
}

/** The same on a narrow screen, where it comes before the text: folded. */
export function FoldedContents({ headings, className }: ContentsProps) {
  const { t } = useText();
  return (
    <details className={cn("group rounded-card border border-line bg-surface px-4", className)}>
      <summary className="flex min-h-11 list-none items-center justify-between font-medium text-13">
        {t("help:contents")}
        <ChevronDown aria-hidden="true" className="size-4 text-ink-muted transition group-open:rotate-180" />
      </summary>
      <nav aria-label={t("help:contents")} className="pb-3">
        <Headings headings={headings} />
      </nav>
    </details>
  );
}

const Headings = ({ headings }: Pick<ContentsProps, "headings">) => (
  <ul className="mt-2 grid gap-0.5">
    {headings.map(({ id, text, depth }) => (
      <li key={id} className={cn(depth > 2 && "pl-3")}>
        <a
          href={`#${id}`}
          className="inline-flex min-h-7 items-center rounded-control text-13 text-ink-muted transition hover:text-ink phone:min-h-11"
        >
          {text}
        </a>
      </li>
    ))}
  </ul>
);
