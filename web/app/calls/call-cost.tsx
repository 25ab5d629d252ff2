import { formatMoney } from "../format";
import type { fr } from "../i18n/fr";
import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import type { CallReport } from "./call-row";
import { costSource } from "./call-words";

type Item = keyof typeof fr.report.cost.items;
const ITEMS: Record<Item, true> = {
  transport: true,
  transfer: true,
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

/** What a call cost, line by line, and who told. A cost that nobody told us is said to be unknown, never nothing. */
export function CallCost({ call }: { call: Pick<CallReport, "cost" | "costLines"> }) {
  const { t, locale } = useText();
  const { cost } = call;
  const lines = (call.costLines ?? []).filter(({ amountMicros }) => amountMicros !== 0);
  const sources = [...new Set(lines.map(({ source }) => source))];
  return (
    <Card>
      <CardHeader title={t("report:cost.label")} />
      {cost === null ? (
        <p className="px-5 py-4 text-13 text-ink-muted">{t("report:cost.unknown")}</p>
      ) : (
        <div className="px-5 py-4 text-13">
          <dl className="grid gap-2">
            {lines.map(({ item, amountMicros, source }) => (
              <div key={`${item} ${source}`} className="flex justify-between gap-4">
                <dt className="text-ink-muted">
                  {isItem(item) ? t(`report:cost.items.${item}`) : item}
                  {sources.length > 1 && <span className="block text-12">{costSource(source, t)}</span>}
                </dt>
                <dd className="tabular">{formatMoney({ amountMicros, currency: cost.currency }, locale, DECIMALS)}</dd>
              </div>
            ))}
            <div className="flex justify-between gap-4 border-line border-t pt-2 font-medium first:border-0 first:pt-0">
              <dt>{t("report:cost.total")}</dt>
              <dd className="tabular">{formatMoney(cost, locale, DECIMALS)}</dd>
            </div>
          </dl>
          {lines.length === 0 && <p className="mt-2 text-12 text-ink-muted">{t("call:cost.noLines")}</p>}
          {sources.map(
            (source) =>
              sources.length === 1 && (
                <p key={source} className="mt-3 text-12 text-ink-muted">
                  {t("call:cost.source", { source: costSource(source, t) })}
                </p>
              ),
          )}
        </div>
      )}
    </Card>
  );
}
