import { useState } from "react";
import { can } from "../../../worker/permissions";
import { useAreaTexts } from "../i18n/use-area-texts";
import { useText } from "../i18n/use-text";
import { LiveCall } from "../live/live-call";
import { BrowserCall } from "../tester/browser-call";
import { useSession } from "../use-session";
import { type CallReport, contactOf } from "./call-row";
import { useAwaitedReport } from "./use-awaited-report";

/** A call that is happening, in which one speaks where it is held in a browser; once it is over, the page is asked for its report. */
export default function LiveReport({ call, serverNowMs }: { call: CallReport; serverNowMs: number }) {
  // Said where one speaks oneself; a call that is over does without.
  useAreaTexts("/tester");
  const { t, locale } = useText();
  const { role } = useSession();
  const [isOver, setOver] = useState(false);
  useAwaitedReport(isOver);
  const shared = {
    callId: call.id,
    known: { call, turns: call.turns, tools: call.tools },
    serverNowMs,
    title: contactOf(call, t),
    onOver: () => setOver(true),
  };
  return call.channel === "browser" && can(role, "calls:test") ? (
    <BrowserCall {...shared} language={locale} startsQuiet isOwnPage />
  ) : (
    <LiveCall {...shared} />
  );
}
