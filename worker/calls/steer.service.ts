import { fixedLine } from "../../receptionist/conversation/fixed-lines";
import type { OwnerOrder } from "../../receptionist/conversation/orders";
import type { AuditAction } from "../audit/audit.schema";
import { writeAudit } from "../audit/audit.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { vapiFor } from "../integrations/vapi-account";
import { AppError, notFound } from "../lib/errors";
import type { CallId } from "../lib/ids";
import { controlCall, type VapiOrder } from "../providers/vapi-control";
import { findProfile } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import { getCall } from "./calls.queries";
import type { CallRow } from "./calls.sql.ts";
import { STEER_REFUSALS, type SteerRefusal } from "./steer.schema";

/** What the owner does in a call that goes on. `to`: E.164. */
export type Steering = { type: "say"; text: string } | { type: "transfer"; to: string } | { type: "hang-up" };

const ACTIONS = {
  say: "call.said",
  transfer: "call.transferred",
  "hang-up": "call.hung-up",
} as const satisfies Record<Steering["type"], AuditAction>;

/**
 * Has Ava say a line, put the caller through, or end the call: in a call of her own by its room, else by the provider that
 * carries it. What was done is audited, without the words and the number. Throws `not_found` for another organisation's call,
 * `conflict` where the call is over or cannot take it, and what a provider's refusal maps to.
 */
export async function steerCall(
  services: Services,
  { orgId, userId }: Actor,
  id: CallId,
  steering: Steering,
  visitor: Visitor,
): Promise<void> {
  const call = await getCall(services.db, orgId, id);
  if (!call) throw notFound("call");
  // The row may be behind its room, but never ahead of it.
  const refusal =
    call.status === "ended"
      ? "over"
      : await (call.provider === "vapi" ? steerAtVapi(services, call, steering) : steerOwn(services, call, steering));
  if (refusal) throw refused(refusal);
  await writeAudit(services, { action: ACTIONS[steering.type], userId, orgId, visitor, detail: { callId: id } });
}

const refused = (refusal: SteerRefusal) =>
  new AppError("conflict", STEER_REFUSALS[refusal], {
    issues: [{ path: `call.${refusal}`, message: STEER_REFUSALS[refusal] }],
  });

async function steerOwn(
  { rooms }: Pick<Services, "rooms">,
  { id, orgId }: CallRow,
  steering: Steering,
): Promise<SteerRefusal | null> {
  const steered = await rooms.getByName(id).steer(orgId, orderOf(steering));
  return steered.ok ? null : steered.reason;
}

function orderOf(steering: Steering): OwnerOrder {
  if (steering.type === "say") return { type: "told-to-say", text: steering.text };
  return steering.type === "transfer" ? { type: "told-to-transfer", phone: steering.to } : { type: "told-to-hang-up" };
}

async function steerAtVapi(services: Services, call: CallRow, steering: Steering): Promise<SteerRefusal | null> {
  const { id, orgId, channel, providerCallId } = call;
  const live = await services.rooms.getByName(id).describe(orgId);
  if (!live || live.call.status === "ended") return "over";
  if (live.call.status === "forwarding") return "with-person";
  if (live.call.status !== "in-progress") return "not-connected";
  if (steering.type === "transfer" && channel === "browser") return "no-telephone";
  const order: VapiOrder =
    steering.type === "transfer" ? { ...steering, announcement: await announcementFor(services, call) } : steering;
  return (await controlCall(await vapiFor(services, orgId), providerCallId, order)) ? null : "no-control";
}

/** What a caller hears before they are put through; null in a language that Ava's own voice does not converse in. */
async function announcementFor({ db }: Pick<Services, "db">, { orgId, profileId }: CallRow): Promise<string | null> {
  const row = profileId && (await findProfile(db, orgId, profileId));
  if (!row) return null;
  const { language, formality } = row.profile;
  return language === "fr" || language === "en" ? fixedLine("puttingThrough", language, formality) : null;
}
