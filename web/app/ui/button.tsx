import { type ComponentPropsWithoutRef, cloneElement, forwardRef, isValidElement } from "react";
import { cn } from "./cn";
import { Spinner } from "./spinner";

const VARIANTS = {
  primary: "bg-accent text-accent-ink hover:bg-accent-strong active:translate-y-px",
  secondary: "border border-line bg-surface text-ink hover:border-edge/60 hover:bg-ink/4 active:bg-ink/8",
  ghost: "text-ink hover:bg-ink/6 active:bg-ink/10",
  /** An icon's, or a small thing's that is seldom wanted. */
  quiet: "text-ink-muted hover:bg-ink/6 hover:text-ink active:bg-ink/10",
  /** A suggestion beside what it would change. */
  accent: "text-accent hover:bg-ink/6 active:bg-ink/10",
  danger: "bg-bad-soft text-bad hover:bg-bad/18 active:bg-bad/24",
} as const;

const SIZES = {
  icon: "h-8 w-8 gap-1.5 px-0 text-13 phone:min-w-11",
  sm: "h-8 gap-1.5 px-2.5 text-13",
  md: "h-9 gap-2 px-3.5 text-14",
  lg: "h-11 gap-2 px-5 text-16",
} as const;

type ButtonProps = ComponentPropsWithoutRef<"button"> & {
  /** `primary` is the one thing to do next: at most one a screen. */
  variant?: keyof typeof VARIANTS;
  size?: keyof typeof SIZES;
  /** Keeps its width, ignores presses, and shows a spinner if it lasts. */
  loading?: boolean;
  /** Gives its look, and nothing else, to its only child: a link. */
  asChild?: boolean;
};

/** An action. Something that leads to a page is a link: `<Button asChild><Link to="…">…</Link></Button>`. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  {
    variant = "secondary",
    size = "md",
    loading = false,
    asChild = false,
    type = "button",
    className,
    children,
    onClick,
    ...props
  },
  ref,
) {
  const classes = cn(
    "relative inline-flex select-none items-center justify-center whitespace-nowrap rounded-control font-medium transition",
    "disabled:pointer-events-none disabled:opacity-50 phone:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0",
    VARIANTS[variant],
    SIZES[size],
    className,
  );
  if (asChild && isValidElement<{ className?: string }>(children))
    return cloneElement(children, { className: classes });
  return (
    <button
      ref={ref}
      type={type}
      className={classes}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      <span
        className={cn("inline-flex items-center gap-[inherit]", loading && "animate-vanish motion-reduce:opacity-0")}
      >
        {children}
      </span>
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  );
});
