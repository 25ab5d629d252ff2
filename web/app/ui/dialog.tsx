import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { useText } from "../i18n/use-text";
import { cn } from "./cn";
import { IconButton } from "./icon-button";

type OverlayProps = {
  /** The button that opens it. Absent: it is opened with `open`. */
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  /** The actions, at the end. */
  footer?: ReactNode;
  children?: ReactNode;
};

/** Where a dialog lies: a question's in the middle, on a phone at the thumb; a whole form's as large as the screen lets it. */
const PLACES = {
  question: "inset-x-4 top-[12vh] mx-auto max-h-[76vh] max-w-md rounded-dialog phone:top-auto phone:bottom-4",
  form: "inset-x-4 top-[5vh] mx-auto max-h-[90vh] max-w-3xl rounded-dialog phone:inset-0 phone:max-h-none phone:rounded-none",
} as const;
const BOX = "fixed z-50 flex flex-col overflow-hidden bg-raised text-14 shadow-float outline-none";

/** A question that has to be answered before going on, or (`place="form"`) a form of its own. */
export const Dialog = ({ place = "question", ...props }: OverlayProps & { place?: keyof typeof PLACES }) => (
  <Overlay {...props} className={cn("animate-rise", PLACES[place])} />
);

/** The `form` dialog as the server can make it, in the same place: for a dialog with an address, until its scripts run. */
export const StaticDialog = ({
  title,
  description,
  footer,
  close,
  children,
}: Pick<OverlayProps, "title" | "description" | "footer" | "children"> & { close: ReactNode }) => (
  <section aria-label={typeof title === "string" ? title : undefined} className={cn(BOX, PLACES.form)}>
    <Head title={<h2 className="font-semibold text-16">{title}</h2>} close={close}>
      {description && <p className="text-ink-muted">{description}</p>}
    </Head>
    <Body>{children}</Body>
    {footer && <Foot>{footer}</Foot>}
  </section>
);

/** What is looked at beside the page: details, a form. It comes from the right, or covers a phone. */
export const Sheet = (props: OverlayProps) => (
  <Overlay
    {...props}
    className="inset-y-0 right-0 w-full max-w-lg animate-sheet sm:inset-y-2 sm:right-2 sm:rounded-dialog"
  />
);

/**
 * What is used beside the page, which stays usable: nothing lies over it, and only Escape or its own button closes it. On a phone
 * it comes from below. Its content scrolls by itself.
 */
export const SidePanel = (props: OverlayProps) => (
  <Overlay
    {...props}
    stays
    className={cn(
      "inset-y-2 right-2 w-[26rem] animate-sheet rounded-dialog",
      "phone:inset-x-0 phone:top-auto phone:bottom-0 phone:h-[88dvh] phone:w-auto phone:animate-rise phone:rounded-b-none",
    )}
  />
);

/** Closes the dialog it stands in; it dresses its only child. */
export const DialogClose = ({ children }: { children: ReactNode }) => <Radix.Close asChild>{children}</Radix.Close>;

function Overlay({
  trigger,
  open,
  onOpenChange,
  title,
  description,
  footer,
  children,
  stays = false,
  className,
}: OverlayProps & { stays?: boolean; className: string }) {
  const { t } = useText();
  return (
    <Radix.Root modal={!stays} {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Radix.Content
          {...(!description && { "aria-describedby": undefined })}
          {...(stays && { onInteractOutside: (event) => event.preventDefault() })}
          className={cn(BOX, className)}
        >
          <Head
            title={<Radix.Title className="font-semibold text-16">{title}</Radix.Title>}
            close={
              <Radix.Close asChild>
                <IconButton label={t("close")} className="-mt-1 -mr-2">
                  <X />
                </IconButton>
              </Radix.Close>
            }
          >
            {description && <Radix.Description className="text-ink-muted">{description}</Radix.Description>}
          </Head>
          {stays ? children : children && <Body>{children}</Body>}
          {footer && <Foot>{footer}</Foot>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const Head = ({ title, close, children }: { title: ReactNode; close: ReactNode; children: ReactNode }) => (
  <div className="flex items-start justify-between gap-4 px-6 pt-5 pb-3 phone:px-4">
    <div className="grid min-w-0 gap-1">
      {title}
      {children}
    </div>
    {close}
  </div>
);

const Body = ({ children }: { children: ReactNode }) => (
  <div className="min-h-0 flex-1 overflow-y-auto px-6 py-2 phone:px-4">{children}</div>
);

const Foot = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap justify-end gap-2 px-6 pt-3 pb-5 phone:px-4">{children}</div>
);
