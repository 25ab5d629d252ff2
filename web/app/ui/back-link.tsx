import { Link } from "@remix-run/react";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** Above a page's title: to the page that it belongs to. */
export const BackLink = ({ to, className, children }: { to: string; className?: string; children: ReactNode }) => (
  <Link
    to={to}
    viewTransition
    className={cn(
      "-ml-1 inline-flex min-h-9 items-center gap-1 justify-self-start whitespace-nowrap rounded-control pr-2 text-13 text-ink-muted transition hover:text-ink phone:min-h-11 print:hidden",
      className,
    )}
  >
    <ChevronLeft aria-hidden="true" className="size-4" />
    {children}
  </Link>
);
