import { NavLink, useLocation } from "@remix-run/react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "./cn";

const TAB = cn(
  "relative inline-flex h-10 items-center gap-2 whitespace-nowrap px-0.5 font-medium text-14 text-ink-muted transition hover:text-ink phone:h-11",
  "after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:rounded-full",
  "aria-selected:text-ink aria-selected:after:bg-accent aria-[current=page]:text-ink aria-[current=page]:after:bg-accent",
);
const BAR = "flex gap-5 overflow-x-auto overflow-y-hidden border-line border-b";

type Tab = { id: string; label: ReactNode; content: ReactNode };

/** Panels in one place, one shown. Arrow keys, Home and End move, as the ARIA pattern says. */
export function Tabs({ label, tabs, className }: { label: string; tabs: readonly Tab[]; className?: string }) {
  const base = useId();
  const bar = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState(tabs[0]?.id);
  const at = tabs.findIndex(({ id }) => id === chosen);

  function move(event: KeyboardEvent) {
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const index = (to + tabs.length) % tabs.length;
    setChosen(tabs[index]?.id);
    bar.current?.querySelectorAll<HTMLElement>("[role=tab]")[index]?.focus();
  }

  return (
    <div className={className}>
      <div ref={bar} role="tablist" aria-label={label} className={BAR}>
        {tabs.map(({ id, label: name }) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${base}-tab-${id}`}
            aria-selected={id === chosen}
            aria-controls={`${base}-panel-${id}`}
            tabIndex={id === chosen ? 0 : -1}
            onClick={() => setChosen(id)}
            onKeyDown={move}
            className={TAB}
          >
            {name}
          </button>
        ))}
      </div>
      {tabs.map(({ id, content }) => (
        <div
          key={id}
          role="tabpanel"
          id={`${base}-panel-${id}`}
          aria-labelledby={`${base}-tab-${id}`}
          hidden={id !== chosen}
          className="pt-5"
        >
          {content}
        </div>
      ))}
    </div>
  );
}

/** The same look where each tab is an address of its own: filters, sections of settings. */
export function TabNav({
  label,
  items,
}: {
  label: string;
  items: readonly { to: string; label: ReactNode; current?: boolean }[];
}) {
  const bar = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  // Where the bar scrolls sideways, the page one is on is the one to see.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs when the page changes
  useEffect(() => {
    bar.current?.querySelector("[aria-current=page]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [pathname]);
  return (
    <nav ref={bar} aria-label={label} className={BAR}>
      {items.map(({ to, label: name, current }) => (
        <NavLink
          key={to}
          to={to}
          end
          viewTransition
          className={TAB}
          {...(current !== undefined && { "aria-current": current ? "page" : false })}
        >
          {name}
        </NavLink>
      ))}
    </nav>
  );
}
