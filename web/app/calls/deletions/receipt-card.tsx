import { Form } from "@remix-run/react";
import { COPIES, type CopyState, type DeletionReceipt } from "../../../../worker/calls/deletions.schema";
import { formatDateTime, formatTime } from "../../format";
import { useText } from "../../i18n/use-text";
import { Badge, type Tone } from "../../ui/badge";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { StatusDot } from "../../ui/status-dot";
import { useReader } from "../../use-session";
import { copyInWords, stageOf } from "./deletion-words";

const STAGES = { undoable: "neutral", under: "warn", partly: "warn", finished: "good" } as const satisfies Record<
  string,
  Tone
>;

const toneOf = ({ status, reason }: CopyState): Tone =>
  status === "deleted"
    ? "good"
    : status === "none"
      ? "neutral"
      : status === "waiting" && reason === null
        ? "accent"
        : "warn";

/** What became of each copy of one deleted call. `nowMs` is the server's clock when it was read. */
export function ReceiptCard({ receipt, nowMs }: { receipt: DeletionReceipt; nowMs: number }) {
  const { t } = useText();
  const reader = useReader();
  const stage = stageOf(receipt, nowMs);
  const title = t("call:deletions.call", { at: formatDateTime(receipt.callStartedAt, reader) });
  return (
    <Card id={receipt.callId} aria-label={title} className="scroll-mt-6 target:border-accent">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-line border-b px-5 py-3">
        <div className="min-w-0">
          <h2 className="tabular font-semibold text-14">{title}</h2>
          <p className="tabular text-13 text-ink-muted">
            {t("call:deletions.requested", { at: formatDateTime(receipt.requestedAt, reader) })}
          </p>
        </div>
        <Badge tone={STAGES[stage]}>{t(`call:deletions.${stage}`)}</Badge>
      </div>
      <dl className="grid gap-2.5 px-5 py-4 text-13">
        {COPIES.map((name) => (
          <div key={name} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[12rem_minmax(0,1fr)]">
            <dt className="text-ink-muted">{t(`call:deletions.copies.${name}`)}</dt>
            <dd className="tabular">
              <StatusDot tone={toneOf(receipt.copies[name])} wraps>
                {copyInWords(receipt.copies[name], t, reader)}
              </StatusDot>
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-5 py-3 text-13 text-ink-muted">
        {stage === "under" && receipt.nextTryAt !== null && (
          <p className="tabular">{t("call:deletions.nextTry", { at: formatDateTime(receipt.nextTryAt, reader) })}</p>
        )}
        {stage === "undoable" && (
          <p className="tabular">{t("call:deletions.undoUntil", { at: formatTime(receipt.undoUntil, reader) })}</p>
        )}
        {receipt.attempts > 0 && <p>{t("call:deletions.attempts", { count: receipt.attempts })}</p>}
        <p className="min-w-0 break-all">
          {t("call:deletions.reference")} <code className="select-all text-12">{receipt.callId}</code>
        </p>
        {stage === "undoable" && (
          <Form method="post" className="ml-auto">
            <input type="hidden" name="intent" value="restore" />
            <input type="hidden" name="ids" value={receipt.callId} />
            <input type="hidden" name="next" value={`/calls/${receipt.callId}`} />
            <Button type="submit" size="sm">
              {t("call:deletions.undo")}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
