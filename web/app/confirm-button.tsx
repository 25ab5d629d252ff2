import { type ReactNode, useId } from "react";
import { useText } from "./i18n/use-text";
import { Button } from "./ui/button";

type ConfirmButtonProps = {
  label: ReactNode;
  title: string;
  body: ReactNode;
  variant?: "secondary" | "ghost" | "quiet" | "danger";
  size?: "sm" | "md";
  /** The form whose button does it. */
  children: ReactNode;
};

/** A button that asks before it does something. A native popover, so that the question needs no script. */
export function ConfirmButton({
  label,
  title,
  body,
  variant = "secondary",
  size = "md",
  children,
}: ConfirmButtonProps) {
  const { t } = useText();
  const id = `confirm${useId().replaceAll(":", "-")}`;
  return (
    <>
      <Button variant={variant} size={size} popovertarget={id}>
        {label}
      </Button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-labelledby={`${id}-title`}
        // The popover is the page's own, and so stays when the form's answer is the same page.
        onSubmit={(event) => event.currentTarget.hidePopover()}
        className="fixed inset-x-4 top-[16vh] bottom-auto mx-auto max-w-md animate-rise rounded-dialog bg-raised p-6 text-left text-14 text-ink shadow-float backdrop:bg-veil"
      >
        <h2 id={`${id}-title`} className="font-semibold text-16">
          {title}
        </h2>
        <p className="mt-1 whitespace-normal text-ink-muted">{body}</p>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="ghost" popovertarget={id} popovertargetaction="hide">
            {t("cancel")}
          </Button>
          {children}
        </div>
      </div>
    </>
  );
}
