import { PhoneIncoming, PhoneOutgoing } from "lucide-react";
import type { CallRow } from "./call-row";

/** Who rang whom. The words beside it say it too. */
export function Direction({ of: call }: { of: Pick<CallRow, "direction"> }) {
  const Icon = call.direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
  return <Icon aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0 text-ink-muted" />;
}
