import { prepareAudit } from "../audit/audit.service";
import { endAllSessions } from "../auth/end-session.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { prepareJob } from "../jobs/outbox";
import { AppError } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";
import type { ErasePlan } from "./account.schema";
import { requireUser } from "./account.service";
import { listPlaces, writeErasure } from "./erase.queries";

/** What would go with somebody's account, and what keeps it from going. */
export async function planErasure({ db }: Pick<Services, "db">, userId: UserId): Promise<ErasePlan> {
  const places = await listPlaces(db, userId);
  return {
    organisations: places
      .filter(({ isAlone }) => isAlone)
      .map(({ id, name, calls, numbers }) => ({ id, name, calls, numbers })),
    blockedBy: places.filter(({ isNeeded }) => isNeeded).map(({ id, name }) => ({ id, name })),
  };
}

/**
 * Erases somebody at their own wish (GDPR, article 17). At once: nobody logs in as them any more, nor follows a link. By jobs,
 * which go on until they are done: the organisations that they alone are in, with all that providers hold of these; then a last
 * mail, and the account. Throws `conflict` for the only owner of an organisation that others are in, and where that changes at
 * this very moment.
 */
export async function eraseAccount(services: Services, { userId, orgId }: Actor, visitor: Visitor): Promise<void> {
  const { db } = services;
  await requireUser(services, userId);
  const places = await listPlaces(db, userId);
  const needed = places.filter(({ isNeeded }) => isNeeded).map(({ name }) => name);
  if (needed.length > 0) throw new AppError("conflict", `Make somebody else an owner first, in ${needed.join(", ")}.`);
  const alone = places.filter(({ isAlone }) => isAlone).map(({ id }) => id);
  const work =
    alone.length > 0
      ? alone.map((id) => prepareJob(services, { type: "org.erase", orgId: id, userId }))
      : [prepareJob(services, { type: "account.erase", orgId: null, userId })];
  const detail = { organisations: alone.length };
  const audit = prepareAudit(services, { action: "account.erased", userId, orgId, visitor, detail });
  const isErased = await writeErasure(db, userId, alone, services.now(), (statements) =>
    endAllSessions(services, userId, {
      also: [...statements, audit.insert, ...work.map(({ insert }) => insert)],
    }),
  );
  if (!isErased)
    throw new AppError("conflict", "Your organisations have just changed. Look again at what goes with you.");
  for (const { dispatch } of work) dispatch();
  audit.seal();
}
