import { Link } from "@remix-run/react";
import { AudioLines, Hourglass, Phone, PhoneCall, PhoneOff } from "lucide-react";
import { useText } from "~/i18n/use-text";
import { Button } from "~/ui/button";
import { Card, CardHeader } from "~/ui/card";
import type { SetupItem } from "./setup";

const ICONS = { number: Phone, activating: Hourglass, blocked: PhoneOff, ava: AudioLines, test: PhoneCall } as const;

/** What is missing, said plainly, each with the way to mend it. Gone once nothing is. */
export function SetupCard({ items }: { items: readonly SetupItem[] }) {
  const { t } = useText();
  if (items.length === 0) return null;
  return (
    <Card>
      <CardHeader title={t("dashboard:setup.title")} description={t("dashboard:setup.left", { count: items.length })} />
      <ul className="divide-y divide-line/70">
        {items.map(({ id, to }) => {
          const Icon = ICONS[id];
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3">
              <Icon aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-warn" />
              <p className="min-w-0 flex-1 basis-60 text-14">{t(`dashboard:setup.${id}.sentence`)}</p>
              <Button asChild size="sm" className="phone:ml-7">
                <Link to={to}>{t(`dashboard:setup.${id}.action`)}</Link>
              </Button>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
