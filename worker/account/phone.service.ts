import type * as z from "zod";
import { endHalfwayLogIns } from "../auth/challenge.service";
import { prepareNotice } from "../auth/notice.service";
import { changeUser, updateUser } from "../auth/users.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { AppError } from "../lib/errors";
import { confirmPhoneCode, sendPhoneCode } from "../phone-log-in/phone-code.service";
import type { PhoneCodeSent } from "../phone-log-in/phone-log-in.schema";
import type { Services } from "../services";
import type { ConfirmPhone } from "./account.schema";
import { requireUser } from "./account.service";
import { removeWayIn } from "./ways-in.service";

/** Sends a code to a number that somebody wants on their account, whoever has it now. Throws as `sendPhoneCode` does. */
export async function askToChangePhone(
  services: Services,
  { userId }: Actor,
  phone: string,
  visitor: Visitor,
): Promise<PhoneCodeSent> {
  const { locale } = await requireUser(services, userId);
  return sendPhoneCode(services, { phone, locale, visitor, purpose: "confirm", userId });
}

/**
 * Puts a number on somebody's account, in place of the one before, and tells them. Throws as `confirmPhoneCode` does, and
 * `conflict` where another account has it: only whoever holds the telephone learns that.
 */
export async function confirmPhone(
  services: Services,
  { userId, orgId }: Actor,
  given: z.infer<typeof ConfirmPhone>,
  visitor: Visitor,
): Promise<void> {
  const phone = await confirmPhoneCode(services, { ...given, visitor, userId });
  const known = await requireUser(services, userId);
  if (phone === known.phone) return;
  const to = known.email ?? known.phone;
  const notice = prepareNotice(services, { action: "phone.changed", userId, orgId, visitor }, { to });
  const halfway = endHalfwayLogIns(services.db, userId, services.now());
  if (!(await changeUser(services.db, userId, { phone }, [halfway, ...notice.inserts])))
    throw new AppError("conflict", "This number is on another account. Remove it there first.");
  notice.finish();
}

/** Takes the number off the account, and tells its owner. Nothing to do where there is none. Throws `last_way_in`. */
export async function removePhone(services: Services, { userId, orgId }: Actor, visitor: Visitor): Promise<void> {
  const { email, phone } = await requireUser(services, userId);
  if (phone === null) return;
  const notice = prepareNotice(services, { action: "phone.removed", userId, orgId, visitor }, { to: email ?? phone });
  await removeWayIn(services, userId, [updateUser(services.db, userId, { phone: null }), ...notice.inserts]);
  notice.finish();
}
