import type { ReactNode } from "react";
import { formatDateTime } from "../format";
import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import { useReader } from "../use-session";
import type { CallReport } from "./call-row";
import { languageName } from "./call-words";

/** Where a call came from, where it went, and how it ended. */
export function CallFacts({ call }: { call: CallReport }) {
  const { t, locale } = useText();
  const reader = useReader();
  const caller = call.channel === "browser" ? "calls:browser" : "calls:hidden";
  // A call that Ava makes without a number of the organisation's goes out on AvaFirst's own line.
  const unnamed = t(call.direction === "outbound" ? "calls:ownLine" : caller);
  return (
    <Card>
      <CardHeader title={t("report:facts.label")} />
      <dl className="grid gap-3 px-5 py-4 text-13">
        <Fact label={t("report:facts.from")}>{call.fromText ?? unnamed}</Fact>
        <Fact label={t("report:facts.to")}>{call.toText ?? "—"}</Fact>
        <Fact label={t("report:facts.startedAt")}>
          <time dateTime={call.startedAt}>{formatDateTime(call.startedAt, reader)}</time>
        </Fact>
        {call.topic && <Fact label={t("calls:columns.topic")}>{call.topic}</Fact>}
        {call.endedReason && <Fact label={t("report:facts.ended")}>{t(`live:endedReason.${call.endedReason}`)}</Fact>}
        {call.language && <Fact label={t("report:facts.language")}>{languageName(call.language, locale)}</Fact>}
        {call.sentiment && <Fact label={t("call:sentiment.label")}>{t(`call:sentiment.${call.sentiment}`)}</Fact>}
        <Fact label={t("report:facts.provider")}>{t(`report:facts.providers.${call.provider}`)}</Fact>
        <Fact label={t("report:facts.id")}>
          <code className="select-all break-all text-12 text-ink-muted">{call.id}</code>
        </Fact>
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-3">
      <dt className="text-ink-muted">{label}</dt>
      <dd className="tabular [&:not(:has(code))]:first-letter:uppercase">{children}</dd>
    </div>
  );
}
