import { Form } from "@remix-run/react";
import { Download, Trash2, X } from "lucide-react";
import { can } from "../../../../worker/permissions";
import { useText } from "../../i18n/use-text";
import { Button } from "../../ui/button";
import { cn } from "../../ui/cn";
import { IconButton } from "../../ui/icon-button";
import { SubmitButton } from "../../ui/submit-button";
import { useSession } from "../../use-session";

/** The form that the boxes of the rows belong to. */
export const SELECTION_FORM = "calls-selection";

/**
 * What can be done with the calls that are ticked. It deletes without asking, for a toast takes it back. Without scripts it is
 * there from the beginning, and its buttons send the form.
 */
export function SelectionBar({
  ids,
  search,
  onClear,
}: {
  ids: readonly string[];
  search: string;
  onClear: () => void;
}) {
  const { t, locale } = useText();
  const { role } = useSession();
  const isOpen = ids.length > 0;
  return (
    <Form
      id={SELECTION_FORM}
      method="post"
      action={search ? `/calls?${search}` : "/calls"}
      replace
      preventScrollReset
      aria-label={t("listing:select.bar")}
      onSubmit={() => setTimeout(onClear)}
      {...(isOpen && { "data-bottom-bar": "" })}
      className={cn(
        "sticky bottom-18 z-20 mt-4 flex-wrap items-center gap-2 rounded-card bg-raised px-4 py-2.5 shadow-float md:bottom-4",
        isOpen ? "flex animate-rise" : "hidden noscript:flex",
      )}
    >
      <p role="status" className="tabular mr-auto flex items-center gap-1 text-14">
        {isOpen && t("listing:select.count", { count: ids.length })}
        {isOpen && (
          <IconButton label={t("listing:select.clear")} onClick={onClear}>
            <X />
          </IconButton>
        )}
      </p>
      {/* Where both do not fit beside the words, both go under them. */}
      <div className="flex gap-2 phone:grow phone:*:grow">
        {can(role, "calls:export") &&
          (isOpen ? (
            <Button asChild size="sm">
              <a href={`/api/v1/calls/export?${new URLSearchParams({ ids: ids.join(","), locale })}`} download>
                <Download aria-hidden="true" />
                {t("listing:export.selected")}
              </a>
            </Button>
          ) : (
            <SubmitButton intent="export" variant="secondary" size="sm">
              <Download aria-hidden="true" />
              {t("listing:export.selected")}
            </SubmitButton>
          ))}
        {can(role, "calls:delete") && (
          <SubmitButton intent="delete" variant="danger" size="sm">
            <Trash2 aria-hidden="true" />
            {t("listing:delete.button")}
          </SubmitButton>
        )}
      </div>
    </Form>
  );
}
