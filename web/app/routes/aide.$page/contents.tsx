import { useId } from "react";
import { useText } from "~/i18n/use-text";
import { cn } from "~/ui/cn";

/** The headings of a page. On a narrow screen it comes before the text, folded. */
export function Contents({
  headings,
  className,
}: {
  headings: { id: string; text: string; depth: number }[];
  className: string;
}) {
  const { t } = useText();
  const id = useId();
  return (
    <nav aria-labelledby={id} className={className}>
      <p id={id} className="font-medium text-13">
        {t("help:contents")}
      </p>
      <ul className="mt-2 grid gap-0.5">
        {headings.map(({ id: anchor, text, depth }) => (
          <li key={anchor} className={cn(depth > 2 && "pl-3")}>
            <a
              href={`#${anchor}`}
              className="inline-flex min-h-7 items-center rounded-control text-13 text-ink-muted transition hover:text-ink phone:min-h-11"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
