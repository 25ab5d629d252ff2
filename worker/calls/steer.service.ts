import { fixedLine } from "../../receptionist/conversation/fixed-lines";
import type { OwnerOrder } from "../../receptionist/conversation/orders";
import type { AuditAction } from "../audit/audit.schema";
import { prepareAudit } from "../audit/audit.service";
import type { Actor } from "../http/app-env";
import { actOnce, type RequestKey } from "../http/idempotent";
import type { Visitor } from "../http/visitor";
import { vapiFor } from "../integrations/vapi-account";
import { AppError, notFound } from "../lib/errors";
import type { CallId } from "../lib/ids";
import { requireDiallable } from "../numbers/diallable";
import { maybeDone } from "../providers/http";
import { controlCall, findControl, type VapiOrder } from "../providers/vapi-control";
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

/** Who asks, and the key by which a repeat of the request is known; null without one. */
type Asked = { visitor: Visitor; key: RequestKey | null };

/**
 * Has Ava say a line, put the caller through, or end the call: in a call of her own by its room, else by the provider that
 * carries it. It is audited before it is done, without the words and the number, and once more where it did not go through; with
 * a key it is done once, whatever becomes of the answer. Throws `not_found` for another organisation's call, `invalid_input` for a
 * number that Ava does not ring, `conflict` where the call is over or cannot take it, and what a provider's refusal maps to.
 */
export async function steerCall(
  services: Services,
  { orgId, userId }: Actor,
  id: CallId,
  steering: Steering,
  { visitor, key }: Asked,
): Promise<void> {
  const { db } = services;
  const call = await getCall(db, orgId, id);
  if (!call) throw notFound("call");
  if (steering.type === "transfer") requireDiallable("to", steering.to);
  const ready = await prepare(services, call, steering);
  if (typeof ready === "string") throw refused(ready);

  const happening = { userId, orgId, visitor };
  const once = actOnce(services, key);
  const intent = prepareAudit(services, { ...happening, action: ACTIONS[steering.type], detail: { callId: id } });
  await db.batch([intent.insert, ...once.begin]);
  const failure = await attempt(ready);
  intent.seal();
  if (!failure) return;
  const { reason, isUndone, error } = failure;
  const detail = { callId: id, order: intent.id, reason };
  const failed = prepareAudit(services, { ...happening, action: "call.steering-failed", detail });
  await db.batch([failed.insert, ...(isUndone ? once.takeBack : [])]);
  failed.seal();
  throw error;
}

const refused = (refusal: SteerRefusal) =>
  new AppError("conflict", STEER_REFUSALS[refusal], {
    issues: [{ path: `call.${refusal}`, message: STEER_REFUSALS[refusal] }],
  });

/** The act itself. It says where the call did not take it. */
type Act = () => Promise<SteerRefusal | null>;

/** `isUndone`: it is certain that nothing was done. */
type Failure = { reason: string; isUndone: boolean; error: unknown };

async function attempt(act: Act): Promise<Failure | null> {
  try {
    const refusal = await act();
    return refusal && { reason: refusal, isUndone: true, error: refused(refusal) };
  } catch (error) {
    const isKnown = error instanceof AppError;
    return { reason: isKnown ? error.code : "internal", isUndone: isKnown && !maybeDone(error), error };
  }
}

/** All that can fail before anything is done; or why the call cannot be steered. */
async function prepare(services: Services, call: CallRow, steering: Steering): Promise<Act | SteerRefusal> {
  // The row may be behind its room, but never ahead of it.
  if (call.status === "ended") return "over";
  return call.provider === "vapi" ? prepareAtVapi(services, call, steering) : () => steerOwn(services, call, steering);
}

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

async function prepareAtVapi(services: Services, call: CallRow, steering: Steering): Promise<Act | SteerRefusal> {
  const { id, orgId, channel, providerCallId } = call;
  const live = await services.rooms.getByName(id).describe(orgId);
  if (!live || live.call.status === "ended") return "over";
  if (live.call.status === "forwarding") return "with-person";
  if (live.call.status !== "in-progress") return "not-connected";
  if (steering.type === "transfer" && channel === "browser") return "no-telephone";
  const order: VapiOrder =
    steering.type === "transfer" ? { ...steering, announcement: await announcementFor(services, call) } : steering;
  const vapi = await vapiFor(services, orgId);
  const control = await findControl(vapi, providerCallId);
  if (control === null) return "no-control";
  return async () => ((await controlCall(vapi, control, order)) ? null : "no-control");
}

/** What a caller hears before they are put through; null in a language that Ava's own voice does not converse in. */
async function announcementFor({ db }: Pick<Services, "db">, { orgId, profileId }: CallRow): Promise<string | null> {
  const row = profileId && (await findProfile(db, orgId, profileId));
  if (!row) return null;
  const { language, formality } = row.profile;
  return language === "fr" || language === "en" ? fixedLine("puttingThrough", language, formality) : null;
}
