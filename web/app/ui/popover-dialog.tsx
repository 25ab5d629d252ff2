import type { ReactNode } from "react";

type PopoverDialogProps = {
  /** What its button names as its `popovertarget`. */
  id: string;
  title: string;
  body: ReactNode;
  /** Its form. */
  children: ReactNode;
};

/** A question over the page, in a native popover: it needs no script. */
export const PopoverDialog = ({ id, title, body, children }: PopoverDialogProps) => (
  <div
    id={id}
    popover="auto"
    role="dialog"
    aria-labelledby={`${id}-title`}
    // The popover is the page's own, and so stays when the form's answer is the same page.
    onSubmit={(event) => event.currentTarget.hidePopover()}
    className="fixed inset-x-4 top-[16vh] bottom-auto z-50 mx-auto max-w-md animate-rise rounded-dialog bg-raised p-6 text-left text-14 text-ink shadow-float backdrop:bg-veil"
  >
    <h2 id={`${id}-title`} className="font-semibold text-16">
      {title}
    </h2>
    <p className="mt-1 whitespace-normal text-ink-muted">{body}</p>
    {children}
  </div>
);
