import { Link } from "@remix-run/react";
import { BookOpen } from "lucide-react";
import { useText } from "../i18n/use-text";
import { type GuideSection, SECTION_PAGES } from "./sections";
import { anchorOf } from "./words";

/** To the section of the guide that says more, named by its heading. */
export function GuideLink({ to }: { to: GuideSection }) {
  const { t } = useText();
  const heading = t(`guide.${to}`);
  return (
    <Link
      to={`/aide/${SECTION_PAGES[to]}#${anchorOf(heading)}`}
      className="inline-flex min-h-9 items-center gap-1.5 rounded-control text-13 text-ink-muted underline-offset-4 transition hover:text-ink hover:underline phone:min-h-11"
    >
      <BookOpen aria-hidden="true" className="size-3.5 shrink-0" />
      {t("guide.link", { heading })}
    </Link>
  );
}
