import type * as z from "zod";
import type { CallOrigin } from "../../durable-objects/call.schema";
import { type CallId, newId, type OrgId } from "../lib/ids";
import { requireNumber } from "../numbers/number-lookup";
import { requireOrg } from "../orgs/orgs.service";
import { briefFor } from "../receptionists/brief";
import { requireProfileOrFirst } from "../receptionists/receptionists.service";
import type { Services } from "../services";
import type { StartBrowserCall } from "./calls.schema";
import { insertLiveCall } from "./calls.service";

/**
 * Opens a conversation with Ava in the browser: no phone, no provider, the same room and the same archive as a call. With `at`
 * she answers as she would at that instant. Throws `not_found` for another organisation's profile or number.
 */
export async function startBrowserCall(
  services: Services,
  orgId: OrgId,
  { profileId, numberId, draft, at, from }: Omit<z.infer<typeof StartBrowserCall>, "mode">,
): Promise<CallId> {
  const { db, rooms, now } = services;
  const [org, number] = await Promise.all([
    requireOrg(db, orgId),
    numberId ? requireNumber(db, orgId, numberId) : null,
  ]);
  const row = await requireProfileOrFirst(db, orgId, profileId ?? number?.profileId ?? undefined);
  const brief = briefFor(services, org, row, number, {
    channel: "browser",
    from: from ?? null,
    isTest: true,
    at: at === undefined ? undefined : Date.parse(at),
    draft,
  });
  const id = newId("call");
  const origin: CallOrigin = {
    id,
    orgId,
    provider: "browser",
    providerCallId: id,
    profileId: row.id,
    ...(brief.version === null ? {} : { profileVersion: brief.version }),
    numberId: number?.id ?? null,
    channel: "browser",
    direction: "inbound",
    isTest: true,
    from: from ?? null,
    to: number?.number ?? null,
    startedAtMs: now().getTime(),
  };
  await insertLiveCall(services, origin);
  await rooms.getByName(id).startConversation(origin, brief);
  return id;
}
