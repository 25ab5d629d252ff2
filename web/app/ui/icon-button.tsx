import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { Button } from "./button";
import { cn } from "./cn";

type IconButtonProps = Omit<ComponentPropsWithoutRef<typeof Button>, "aria-label"> & { label: string };

/** A button whose only content is an icon: `label` is what it is called. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton(
  { label, className, ...props },
  ref,
) {
  return (
    <Button
      ref={ref}
      variant="ghost"
      size="sm"
      aria-label={label}
      className={cn("w-8 px-0 text-ink-muted hover:text-ink phone:min-w-11", className)}
      {...props}
    />
  );
});
