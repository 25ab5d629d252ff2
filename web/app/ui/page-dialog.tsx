import { Link, useNavigate } from "@remix-run/react";
import { X } from "lucide-react";
import { type ReactNode, useSyncExternalStore } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "./button";
import { Dialog, StaticDialog } from "./dialog";

const never = () => () => {};
/** False on the server and while a page comes to life; true at once for what is shown later. */
export const useScripts = () =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );

type PageDialogProps = {
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  /** The page it lies over: closing it leads there. */
  over: string;
  children: ReactNode;
};

/** A dialog that has an address, so that it can be reloaded, sent and used without scripts: the route under the page's own. */
export function PageDialog({ over, ...props }: PageDialogProps) {
  const { t } = useText();
  const navigate = useNavigate();
  if (useScripts())
    return (
      <Dialog
        place="form"
        open
        onOpenChange={(open) => !open && navigate(over, { preventScrollReset: true })}
        {...props}
      />
    );
  return (
    <>
      <Link to={over} tabIndex={-1} aria-hidden="true" className="fixed inset-0 z-40 bg-veil" />
      <StaticDialog
        {...props}
        close={
          <Button asChild variant="quiet" size="icon" className="-mt-1 -mr-2">
            <Link to={over} aria-label={t("close")}>
              <X />
            </Link>
          </Button>
        }
      />
    </>
  );
}
