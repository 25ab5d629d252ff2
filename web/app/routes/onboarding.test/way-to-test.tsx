import type { ReactNode } from "react";
import { Card } from "~/ui/card";

type WayToTestProps = { icon: ReactNode; title: string; body: string; action: ReactNode; children?: ReactNode };

/** One of the ways to talk to Ava: what it is, what it needs, and its button at the bottom. */
export const WayToTest = ({ icon, title, body, action, children }: WayToTestProps) => (
  <Card className="flex flex-col gap-4 p-5">
    <div className="grid gap-1.5">
      <span
        aria-hidden="true"
        className="mb-1.5 grid size-9 place-items-center rounded-control bg-accent/10 text-accent [&_svg]:size-[18px]"
      >
        {icon}
      </span>
      <h2 className="font-semibold text-16">{title}</h2>
      <p className="text-13 text-ink-muted">{body}</p>
    </div>
    {children}
    <div className="mt-auto grid">{action}</div>
  </Card>
);
