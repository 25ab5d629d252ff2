import { Phone } from "lucide-react";
import type { Turn } from "../../../durable-objects/call.schema";
import { useText } from "../i18n/use-text";
import { Badge } from "./badge";
import { cn } from "./cn";
import { Transcript } from "./transcript";

const PACE = [
  { key: "one", role: "ava", atMs: 1_000 },
  { key: "two", role: "caller", atMs: 9_000 },
  { key: "three", role: "ava", atMs: 16_000 },
  { key: "four", role: "caller", atMs: 25_000 },
  { key: "five", role: "ava", atMs: 31_000 },
] as const;

/** An excerpt of a call, for those who have not had theirs yet. `flat` where it lies on a card. */
export function SampleCall({ flat = false }: { flat?: boolean }) {
  const { t } = useText();
  const turns: Turn[] = PACE.map(({ key, role, atMs }) => ({
    id: key,
    role,
    atMs,
    final: true,
    text: t(`sample.turns.${key}`),
  }));
  return (
    <figure className={cn("rounded-dialog bg-raised", !flat && "shadow-float")}>
      <figcaption className="flex items-center gap-3 border-line border-b px-5 py-4">
        <span
          aria-hidden="true"
          className="grid size-9 shrink-0 place-items-center rounded-full bg-accent/10 text-accent phone:hidden"
        >
          <Phone className="size-4" />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-14">{t("sample.business")}</span>
          <span className="block truncate text-13 text-ink-muted">{t("sample.caption")}</span>
        </span>
        <Badge tone="good">{t("sample.outcome")}</Badge>
      </figcaption>
      <Transcript turns={turns} className="py-5 pr-6 pl-3" />
    </figure>
  );
}
