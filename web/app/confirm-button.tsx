import { type ReactNode, useId } from "react";
import { useText } from "./i18n/use-text";
import { Button } from "./ui/button";
import { PopoverDialog } from "./ui/popover-dialog";

type ConfirmButtonProps = {
  label: ReactNode;
  title: string;
  body: ReactNode;
  variant?: "secondary" | "ghost" | "quiet" | "danger";
  size?: "sm" | "md";
  /** The form whose button does it. */
  children: ReactNode;
};

/** A button that asks before it does something, without scripts too. */
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
      <PopoverDialog id={id} title={title} body={body}>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button variant="ghost" popovertarget={id} popovertargetaction="hide">
            {t("cancel")}
          </Button>
          {children}
        </div>
      </PopoverDialog>
    </>
  );
}
