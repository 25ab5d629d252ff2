import { prepareAudit } from "../audit/audit.service";
import { forgetSessionsOf } from "../auth/session.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { AppError, notFound } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Role } from "../permissions";
import type { Services } from "../services";
import { getMember, listMembers, writeRole } from "./members.queries";
import type { MemberList } from "./members.schema";

/** Who belongs to the organisation, oldest first. */
export async function readMembers({ db }: Pick<Services, "db">, actor: Actor): Promise<MemberList> {
  const members = await listMembers(db, actor.orgId);
  return { items: members.map((member) => ({ ...member, isYou: member.userId === actor.userId })) };
}

/**
 * Gives a member another role, which the next request of each of their sessions sees (OWASP ASVS 5.0, 8.3.2). Throws `not_found`
 * for whoever is in no organisation of the actor's, and `conflict` where nobody would be left who owns it.
 */
export async function changeRole(
  services: Services,
  { userId: by, orgId }: Actor,
  userId: UserId,
  role: Role,
  visitor: Visitor,
): Promise<void> {
  const member = await getMember(services.db, orgId, userId);
  if (!member) throw notFound("member");
  if (member.role === role) return;
  const detail = { from: member.role, to: role, by };
  const audit = prepareAudit(services, { action: "role.changed", userId, orgId, visitor, detail });
  const isChanged = await writeRole(services.db, orgId, userId, role, [audit.insert]);
  if (!isChanged) throw new AppError("conflict", "An organisation needs an owner. Make somebody else one first.");
  audit.seal();
  await forgetSessionsOf(services, userId);
}
