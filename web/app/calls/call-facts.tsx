import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDateTime } from "../format";
import { useText } from "../i18n/use-text";
import { Card, CardHeader } from "../ui/card";
import { useReader } from "../use-session";
import type { CallReport } from "./call-row";

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
        <Version call={call} />
        <Fact label={t("report:facts.provider")}>{t(`report:facts.providers.${call.provider}`)}</Fact>
        <Fact label={t("report:facts.id")}>
          <code className="select-all break-all text-12 text-ink-muted">{call.id}</code>
        </Fact>
      </dl>
    </Card>
  );
}

/** Which of the owner's versions answered, where it was Ava herself. */
function Version({ call }: { call: CallReport }) {
  const { t } = useText();
  const { profileVersion: version } = call;
  if (version === null && call.channel === "phone") return null;
  return (
    <Fact label={t("report:version")}>
      {version === null ? (
        t("report:draft")
      ) : (
        <Link to={`/receptionist/versions/${version}`} className="text-accent hover:underline">
          {t("report:versionOf", { version })}
        </Link>
      )}
    </Fact>
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

/** "français" for `fr-FR`; what is no language tag stays as it is. */
function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(tag.split("-")[0] ?? tag) ?? tag;
  } catch {
    return tag;
  }
}
