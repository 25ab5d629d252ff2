import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Things to do with one item. Whatever a page needs to work stands outside a menu: menus need scripts. */
export function Menu({
  trigger,
  align = "end",
  defaultOpen = false,
  children,
}: {
  trigger: ReactNode;
  align?: "start" | "end";
  /** For a menu that is loaded when it is asked for. */
  defaultOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false} defaultOpen={defaultOpen}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 min-w-44 animate-appear rounded-card bg-raised p-1 text-14 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function MenuItem({
  danger = false,
  className,
  ...props
}: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return (
    <Radix.Item
      className={cn(
        "flex min-h-8 cursor-pointer select-none items-center gap-2.5 rounded-control px-2.5 outline-none data-disabled:opacity-50 phone:min-h-11 [&_svg]:size-4",
        danger
          ? "text-bad data-highlighted:bg-bad/10 [&_svg]:text-bad"
          : "data-highlighted:bg-ink/6 [&_svg]:text-ink-muted",
        className,
      )}
      {...props}
    />
  );
}

export const MenuSeparator = () => <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
