import { useText } from "../i18n/use-text";
import { LiveCallView } from "../live/live-call";
import { useLiveCall } from "../live/use-live-call";
import { type CallReport, contactOf } from "./call-row";
import { useAwaitedReport } from "./use-awaited-report";

/** A call that is happening; once it is over, the page is asked for its report. */
export function LiveReport({ call, serverNowMs }: { call: CallReport; serverNowMs: number }) {
  const { t } = useText();
  const { state, connection, reconnect } = useLiveCall(call.id, { call, turns: call.turns });
  useAwaitedReport(state.isOver);
  return (
    <LiveCallView
      state={state}
      connection={connection}
      onReconnect={reconnect}
      serverNowMs={serverNowMs}
      title={contactOf(call, t)}
    />
  );
}
