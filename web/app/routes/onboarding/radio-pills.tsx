import { cn } from "~/ui/cn";

type RadioPillsProps = {
  name: string;
  legend: string;
  options: readonly { value: string; label: string }[];
  defaultValue: string | undefined;
  className?: string;
};

/** One of a few short answers, side by side. Radio buttons underneath: arrow keys, no script. */
export function RadioPills({ name, legend, options, defaultValue, className }: RadioPillsProps) {
  return (
    <fieldset className={cn("grid min-w-0 gap-1.5", className)}>
      <legend className="mb-1.5 font-medium text-13">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className={cn(
              "relative inline-flex h-9 items-center rounded-full border border-line bg-surface px-3.5 text-14 transition hover:border-edge phone:h-11",
              "has-checked:border-accent has-checked:bg-accent/6 has-checked:font-medium has-checked:text-accent has-checked:ring-1 has-checked:ring-accent has-checked:ring-inset",
              "has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2",
            )}
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === defaultValue}
              className="absolute inset-0 size-full cursor-pointer opacity-0"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
