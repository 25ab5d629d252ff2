import { formatMoney } from "../format";
import type { fr } from "../i18n/fr";
import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import type { CallReport } from "./call-row";

type Item = keyof typeof fr.report.cost.items;
const ITEMS: Record<Item, true> = {
  transport: true,
  transcriber: true,
  model: true,
  voice: true,
  vapi: true,
  analysis: true,
  "knowledge-base": true,
  "voicemail-detection": true,
};
const isItem = (name: string): name is Item => Object.hasOwn(ITEMS, name);

/** A hundredth of a cent: a minute of transcription costs less than a cent, and lines must be seen to add up. */
const DECIMALS = 4;

/** What a call cost, line by line. A cost that nobody told us is said to be unknown, never nothing. */
export function CallCost({ call }: { call: Pick<CallReport, "cost" | "costLines"> }) {
  const { t, locale } = useText();
  const { cost, costLines } = call;
  return (
    <Card>
      <CardHeader title={t("report:cost.label")} />
      {cost === null ? (
        <p className="px-5 py-4 text-13 text-ink-muted">{t("report:cost.unknown")}</p>
      ) : (
        <dl className="grid gap-2 px-5 py-4 text-13">
          {(costLines ?? [])
            .filter(({ amountMicros }) => amountMicros !== 0)
            .map(({ item, amountMicros }) => (
              <div key={item} className="flex justify-between gap-4">
                <dt className="text-ink-muted">{isItem(item) ? t(`report:cost.items.${item}`) : item}</dt>
                <dd className="tabular">{formatMoney({ amountMicros, currency: cost.currency }, locale, DECIMALS)}</dd>
              </div>
            ))}
          <div className="flex justify-between gap-4 border-line border-t pt-2 font-medium first:border-0 first:pt-0">
            <dt>{t("report:cost.total")}</dt>
            <dd className="tabular">{formatMoney(cost, locale, DECIMALS)}</dd>
          </div>
        </dl>
      )}
    </Card>
  );
}
