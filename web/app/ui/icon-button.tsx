import type { ComponentProps } from "react";
import { Button } from "./button";
import { cn } from "./cn";

/** A button whose only content is an icon: `label` is what it is called. */
export function IconButton({
  label,
  className,
  ...props
}: Omit<ComponentProps<typeof Button>, "aria-label"> & { label: string }) {
  return (
    <Button
      variant="ghost"
      size="sm"
      aria-label={label}
      className={cn("w-8 px-0 text-ink-muted hover:text-ink phone:min-w-11", className)}
      {...props}
    />
  );
}
