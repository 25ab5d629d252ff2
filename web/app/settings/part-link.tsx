import { Link } from "@remix-run/react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "~/ui/button";

type PartLinkProps = {
  /** The part of this page to open; null closes the one that is. */
  part: string | null;
  variant?: ComponentProps<typeof Button>["variant"];
  label?: string;
  children: ReactNode;
};

/** Opens a part of the page, or closes it. A link: it works without scripts, and a proof may be asked for on the way. */
export const PartLink = ({ part, variant = "secondary", label, children }: PartLinkProps) => (
  <Button asChild variant={variant} {...(part !== null && { size: "sm" })}>
    <Link to={part === null ? "?" : `?part=${part}`} preventScrollReset {...(label && { "aria-label": label })}>
      {children}
    </Link>
  </Button>
);
