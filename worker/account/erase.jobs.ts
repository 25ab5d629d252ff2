import type { User } from "../auth/auth.sql.ts";
import { accountErasedText } from "../auth/contact.mails";
import { eraseCalls } from "../calls/erase-calls.service";
import { eraseProviderCopies } from "../calls/erase-provider-copies.service";
import { eraseRecordings } from "../calls/recording.service";
import type { JobMap } from "../jobs/job.schema";
import { prepareJob } from "../jobs/outbox";
import { AppError } from "../lib/errors";
import type { OrgId, UserId } from "../lib/ids";
import { log } from "../lib/log";
import { composeMail } from "../mail/mail";
import { sendMail } from "../mail/send-mail";
import { releaseEveryNumber } from "../numbers/release.service";
import { removeAssistants } from "../receptionists/remove-assistants.service";
import type { Services } from "../services";
import { deleteOrg, deleteUser, getErasedAt, getErasedUser, hasErasedOrg } from "./erase.queries";

/**
 * Removes an organisation: first what others hold of it, while we still know what that is and how to reach it, then its rows. Each
 * step may be run again, and finds what was left; what is too much for one job is gone on with by another. Nothing happens to an
 * organisation that nobody asked to erase.
 */
export async function eraseOrg(services: Services, { orgId, userId }: JobMap["org.erase"]): Promise<void> {
  if (!orgId) throw new Error("org.erase names no organisation");
  const { db } = services;
  const at = await getErasedAt(db, orgId);
  if (!at) return;
  await releaseEveryNumber(services, orgId);
  await removeAssistants(services, orgId);
  if (!(await eraseCalls(services, orgId, { by: userId, at }))) return goOn(services, orgId, userId);
  await eraseRecordings(services, orgId);
  if (!(await eraseProviderCopies(services, orgId))) return goOn(services, orgId, userId);
  const rest = prepareJob(services, { type: "account.erase", orgId: null, userId });
  await db.batch([...deleteOrg(db, orgId), rest.insert]);
  rest.dispatch();
  log.info("account.erased", { orgId });
}

/** A job of its own, and not another try of this one: of those there are six. */
async function goOn(services: Services, orgId: OrgId, userId: UserId): Promise<void> {
  const next = prepareJob(services, { type: "org.erase", orgId, userId });
  await next.insert;
  next.dispatch();
}

/** Removes what is left of somebody, once the last of their organisations is gone: each one's job asks for it. */
export async function eraseUser(services: Services, { userId }: JobMap["account.erase"]): Promise<void> {
  const user = await getErasedUser(services.db, userId);
  if (!user || (await hasErasedOrg(services.db, userId))) return;
  await sayGoodbye(services, user);
  await deleteUser(services.db, user);
  log.info("account.erased", { userId });
}

/** The last mail to an address. One that the provider will never take keeps nobody's data with us. */
async function sayGoodbye(services: Services, { id, email, locale, name }: User): Promise<void> {
  if (email === null) return;
  try {
    await sendMail(services, await composeMail(email, locale, accountErasedText[locale]({ name })), `erased_${id}`);
  } catch (error) {
    if (!(error instanceof AppError && error.code === "provider_refused")) throw error;
    log.warn("provider.failed", { userId: id, error });
  }
}
