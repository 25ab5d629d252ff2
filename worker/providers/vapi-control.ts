import { AppError } from "../lib/errors";
import { openProvider, vendorStatus } from "./http";
import type { VapiAccess } from "./vapi";
import { getControlUrl } from "./vapi-calls";

/** What is done in a call while it goes on. */
export type VapiOrder =
  | { type: "say"; text: string }
  /** `to`: E.164. `announcement`: what the caller hears first, null for nothing. */
  | { type: "transfer"; to: string; announcement: string | null }
  | { type: "hang-up" };

/** A message of Vapi's live call control (CONTRACTS.md, 1.5). */
export function controlBody(order: VapiOrder): object {
  switch (order.type) {
    case "say":
      return { type: "say", content: order.text, endCallAfterSpoken: false };
    case "transfer":
      return {
        type: "transfer",
        destination: { type: "number", number: order.to },
        ...(order.announcement !== null && { content: order.announcement }),
      };
    case "hang-up":
      return { type: "end-call" };
    default:
      return order satisfies never;
  }
}

/** Where a call takes orders; null where Vapi takes none for it. Throws `upstream_failed` for an address that is not Vapi's own. */
export async function findControl(vapi: VapiAccess, callId: string): Promise<string | null> {
  const controlUrl = await getControlUrl(vapi, callId);
  return controlUrl === null ? null : requireVapis(controlUrl);
}

/**
 * Has Vapi do it, at the address that {@link findControl} gave. False where Vapi takes no order for this call any more. Not repeated:
 * a line would be said twice. The key is not sent along, which only api.vapi.ai must see: whoever knows a call's address may control
 * it.
 */
export async function controlCall(vapi: VapiAccess, controlUrl: string, order: VapiOrder): Promise<boolean> {
  try {
    const answer = await openProvider({
      provider: "vapi",
      method: "POST",
      url: controlUrl,
      headers: { "Content-Type": "application/json", "User-Agent": "AvaFirst/1" },
      timeoutMs: vapi.timeoutMs,
      ...(vapi.observer && { observer: vapi.observer }),
      body: JSON.stringify(controlBody(order)),
    });
    await answer.body?.cancel();
    return true;
  } catch (error) {
    const status = vendorStatus(error);
    if (status === 404 || status === 410) return false;
    throw error;
  }
}

/** An address comes from outside, and we post to it: no other host is reached by one that was made up (SSRF). */
function requireVapis(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isVapis =
    url?.protocol === "https:" &&
    (url.hostname === "vapi.ai" || url.hostname.endsWith(".vapi.ai")) &&
    url.port === "" &&
    url.username === "" &&
    url.password === "";
  if (!url || !isVapis) throw new AppError("upstream_failed", "Vapi gave an address of this call that is not its own.");
  return url.href;
}
