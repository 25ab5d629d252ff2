import type { CallOrigin, IngestEvent, IngestResult } from "../../durable-objects/call.schema";
import { useVapiTool } from "../../receptionist/tools/vapi-tools";
import { insertLiveCall, updateLiveStatus } from "../calls/calls.service";
import { callIdFor, type OrgId } from "../lib/ids";
import { log } from "../lib/log";
import { findNumberByVapiId } from "../numbers/number-lookup";
import { requireOrg } from "../orgs/orgs.service";
import { eventKey, forwardTo, type VapiCallView, type VapiInbound } from "../providers/vapi-messages";
import { assistantForCall } from "../receptionists/assistant-sync";
import type { Services } from "../services";

type Taking = Pick<Services, "db" | "config" | "rooms" | "now" | "waitUntil">;

type VapiAnswer = {
  answer: Record<string, unknown>;
  /** It told nothing that was not known. */
  isRepeat: boolean;
};

/** What Vapi is answered: only some messages ask for anything. */
export async function answerVapi(services: Taking, orgId: OrgId, message: VapiInbound): Promise<VapiAnswer> {
  switch (message.kind) {
    case "assistant-request":
      return { answer: await answerAssistantRequest(services, orgId, message.number), isRepeat: false };
    case "tool-calls":
      return { answer: { results: await takeToolCalls(services, orgId, message) }, isRepeat: false };
    case "transfer-request":
      return { answer: { error: "This call cannot be transferred." }, isRepeat: false };
    case "facts":
      return { answer: {}, isRepeat: !(await takeFacts(services, orgId, message.call, message.events)) };
    case "nothing":
    case "unknown":
      return { answer: {}, isRepeat: false };
    default:
      return message satisfies never;
  }
}

/** Said by Vapi to a caller whom nobody can answer yet. */
const NOT_READY = "Bonjour, ce numéro n'est pas encore en service. Hello, this number is not in service yet.";

async function answerAssistantRequest(services: Taking, orgId: OrgId, asked: { id: string | null }) {
  const number = asked.id === null ? null : await findNumberByVapiId(services.db, orgId, asked.id);
  if (number?.routing === "forward" && number.forwardTo) return forwardTo(number.forwardTo);
  return (await assistantForCall(services, orgId, number?.profileId ?? null)) ?? { error: NOT_READY };
}

/**
 * Takes what Vapi reports about a call: to its room at once, and to D1 behind the answer where a list must show it. False: the room
 * knew all of it.
 */
export async function takeFacts(
  services: Taking,
  orgId: OrgId,
  call: VapiCallView,
  events: IngestEvent[],
): Promise<boolean> {
  const origin = await originOf(orgId, call);
  const result = await services.rooms.getByName(origin.id).ingest(origin, events);
  if (!result.ok) {
    log.warn("webhook.refused", { provider: "vapi", why: result.reason, callId: origin.id });
    return true;
  }
  const changedStatus = events.some(({ fact }) => fact.type !== "speech");
  if (result.opened || (changedStatus && result.applied > 0))
    services.waitUntil(followRoom(services, origin, call, result));
  return result.opened || result.applied > 0;
}

/** Answers each tool in the order asked, and shows its use in the room. Asked twice, it answers the same. */
export async function takeToolCalls(
  services: Taking,
  orgId: OrgId,
  { call, calls, atMs }: Extract<VapiInbound, { kind: "tool-calls" }>,
) {
  const { locale: language } = await requireOrg(services.db, orgId);
  const used = calls.map((asked) => ({
    id: asked.id,
    name: asked.name,
    ...useVapiTool(asked.name, asked.arguments, language),
  }));
  const events = await Promise.all(
    used.map(async (tool): Promise<IngestEvent> => {
      return { key: await eventKey("tool", undefined, tool.id), atMs, fact: { type: "tool", tool } };
    }),
  );
  await takeFacts(services, orgId, call, events);
  return used.map(({ id, name, ...outcome }) => ({
    toolCallId: id,
    name,
    ...("result" in outcome ? { result: outcome.result } : { error: outcome.error }),
  }));
}

const originOf = async (orgId: OrgId, call: VapiCallView): Promise<CallOrigin> => ({
  id: await callIdFor(orgId, "vapi", call.providerCallId),
  orgId,
  provider: "vapi",
  providerCallId: call.providerCallId,
  profileId: null,
  numberId: null,
  channel: call.channel,
  direction: call.direction,
  isTest: call.isTest,
  from: call.from,
  to: call.to,
  startedAtMs: call.startedAtMs,
});

/** D1's pointer to the live call. A failure here costs a line in a list until the archive writes the whole row. */
async function followRoom(
  services: Taking,
  origin: CallOrigin,
  call: VapiCallView,
  { status, statusSeq }: Extract<IngestResult, { ok: true }>,
): Promise<void> {
  try {
    await insertLiveCall(services, origin, { assistantId: call.assistantId, numberId: call.numberId });
    await updateLiveStatus(services.db, origin.orgId, origin.id, status, statusSeq);
  } catch (error) {
    log.error("call.update_failed", { callId: origin.id, orgId: origin.orgId, error });
  }
}
