import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

type ChoiceCardProps = Omit<ComponentProps<"input">, "type" | "title" | "children"> & {
  title: ReactNode;
  description?: ReactNode;
  icon?: ReactNode;
  /** At the right: a price, a sample to play. */
  aside?: ReactNode;
};

/** One of several: a radio button that is a whole card. Arrow keys move between cards of one `name`. */
export const RadioCard = (props: ChoiceCardProps) => <ChoiceCard type="radio" {...props} />;

/** One of which many may be chosen. */
export const CheckboxCard = (props: ChoiceCardProps) => <ChoiceCard type="checkbox" {...props} />;

function ChoiceCard({
  type,
  title,
  description,
  icon,
  aside,
  className,
  ...input
}: ChoiceCardProps & { type: "radio" | "checkbox" }) {
  return (
    <label
      className={cn(
        "group relative flex min-h-11 gap-3 rounded-card border border-line bg-surface p-3.5 transition",
        "hover:border-edge has-checked:border-accent has-checked:bg-accent/6 has-checked:ring-1 has-checked:ring-accent has-checked:ring-inset",
        "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2 has-disabled:opacity-50",
        className,
      )}
    >
      {icon && (
        <span
          aria-hidden="true"
          className="grid size-9 shrink-0 place-items-center rounded-control bg-ink/5 text-ink-muted transition group-has-checked:bg-accent/12 group-has-checked:text-accent [&_svg]:size-[18px]"
        >
          {icon}
        </span>
      )}
      <span className={cn("min-w-0 flex-1", description ? "self-start" : "self-center")}>
        <span className="block font-medium text-14">{title}</span>
        {description && <span className="mt-0.5 block text-13 text-ink-muted">{description}</span>}
      </span>
      {aside}
      <span className={cn("relative size-[18px] shrink-0", description ? "mt-0.5" : "self-center")}>
        <input
          type={type}
          className={cn(
            "peer size-full appearance-none border border-edge bg-surface transition checked:border-accent checked:bg-accent focus-visible:outline-none",
            type === "radio" ? "rounded-full" : "rounded-[5px]",
          )}
          {...input}
        />
        {type === "radio" ? (
          <span className="pointer-events-none absolute inset-0 m-auto size-2 scale-0 rounded-full bg-accent-ink transition peer-checked:scale-100" />
        ) : (
          <Check
            aria-hidden="true"
            strokeWidth={3}
            className="pointer-events-none absolute inset-0 m-auto size-3 scale-0 text-accent-ink transition peer-checked:scale-100"
          />
        )}
      </span>
    </label>
  );
}
