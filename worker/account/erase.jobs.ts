import type { User } from "../auth/auth.sql.ts";
import { accountErasedText } from "../auth/contact.mails";
import { eraseCalls } from "../calls/erase-calls.service";
import { eraseRecordings } from "../calls/recording.service";
import type { JobMap } from "../jobs/job.schema";
import { prepareJob } from "../jobs/outbox";
import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { composeMail } from "../mail/mail";
import { sendMail } from "../mail/send-mail";
import { releaseEveryNumber } from "../numbers/release.service";
import { removeAssistants } from "../receptionists/remove-assistants.service";
import type { Services } from "../services";
import { deleteOrg, deleteUser, getErasedOrg, getErasedUser, hasErasedOrg } from "./erase.queries";

/**
 * Removes an organisation: first what others hold of it, while we still know what that is, then its rows. Each step may be run
 * again, and finds what was left. Nothing happens to an organisation that nobody asked to erase.
 */
export async function eraseOrg(services: Services, { orgId, userId }: JobMap["org.erase"]): Promise<void> {
  if (!orgId) throw new Error("org.erase names no organisation");
  const { db } = services;
  if (await getErasedOrg(db, orgId)) {
    await releaseEveryNumber(services, orgId);
    await removeAssistants(services, orgId);
    await eraseCalls(services, orgId);
    await eraseRecordings(services, orgId);
    const rest = prepareJob(services, { type: "account.erase", orgId: null, userId });
    await db.batch([...deleteOrg(db, orgId), rest.insert]);
    rest.dispatch();
    log.info("account.erased", { orgId });
  }
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
