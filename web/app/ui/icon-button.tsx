import { type ComponentPropsWithoutRef, forwardRef } from "react";
import { Button } from "./button";

type IconButtonProps = Omit<ComponentPropsWithoutRef<typeof Button>, "aria-label"> & { label: string };

/** A button whose only content is an icon: `label` is what it is called. */
export const IconButton = forwardRef<HTMLButtonElement, IconButtonProps>(function IconButton({ label, ...props }, ref) {
  return <Button ref={ref} variant="quiet" size="icon" aria-label={label} {...props} />;
});
