import { useText } from "~/i18n/use-text";
import { Badge, type Tone } from "~/ui/badge";
import { Card } from "~/ui/card";
import { Spinner } from "~/ui/spinner";
import type { PhoneNumber } from "../../../../worker/numbers/numbers.schema";

const TONES: Record<PhoneNumber["status"], Tone> = {
  active: "good",
  activating: "accent",
  blocked: "bad",
  unconfirmed: "warn",
  releasing: "warn",
};

type Listed = Pick<PhoneNumber, "id" | "status" | "provider"> & { shown: string | null };

/** The numbers that the organisation has already. One that is being allocated says so. */
export function MyNumbers({ numbers }: { numbers: readonly Listed[] }) {
  const { t } = useText();
  const isWaiting = numbers.some(({ status }) => status === "activating");
  if (numbers.length === 0) return null;
  return (
    <Card className="mb-6">
      <h2 className="border-line border-b px-4 py-3 font-medium text-13">{t("numbers:mine.title")}</h2>
      <ul aria-live="polite">
        {numbers.map(({ id, shown, status, provider }) => (
          <li key={id} className="flex min-h-12 items-center gap-3 px-4 py-2 not-last:border-line not-last:border-b">
            <span className="tabular min-w-0 flex-1 truncate font-medium text-14">
              {shown ?? <span className="font-normal text-ink-muted">…</span>}
            </span>
            <span className="text-13 text-ink-muted">{provider === "vapi" ? "Vapi" : "Twilio"}</span>
            <Badge tone={TONES[status]}>
              {status === "activating" && <Spinner className="size-3" />}
              {t(`numbers:state.${status}`)}
            </Badge>
          </li>
        ))}
      </ul>
      {isWaiting && <p className="border-line border-t px-4 py-3 text-13 text-ink-muted">{t("numbers:mine.wait")}</p>}
    </Card>
  );
}
