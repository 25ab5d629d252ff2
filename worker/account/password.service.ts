import type * as z from "zod";
import { endHalfwayLogIns } from "../auth/challenge.service";
import { endEmailTokens } from "../auth/email-link.service";
import { endAllSessions } from "../auth/end-session.service";
import { prepareNotice } from "../auth/notice.service";
import { hashPassword, refuseCommonPassword } from "../auth/password";
import { updateUser } from "../auth/users.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { AppError, invalidField } from "../lib/errors";
import { proveByPassword } from "../mfa/step-up.service";
import type { Services } from "../services";
import type { NewPassword } from "./account.schema";
import { requireUser } from "./account.service";

/**
 * Changes somebody's password, or gives them their first. It ends every other session of theirs and tells them (OWASP ASVS 5.0,
 * 6.3.7 and 7.4.3). Throws `invalid_input` naming `password` for a common one and `current` where the present one is wrong or
 * missing (6.2.3), `too_many_requests`, and `conflict` for somebody without an address, because a password goes with one.
 */
export async function setPassword(
  services: Services,
  actor: Actor,
  { current, password }: z.infer<typeof NewPassword>,
  visitor: Visitor,
): Promise<void> {
  const { db } = services;
  const { userId, orgId, sessionId } = actor;
  refuseCommonPassword(password);
  const { email, passwordHash: known } = await requireUser(services, userId);
  if (email === null) throw new AppError("conflict", "Add an e-mail address first: a password goes with one.");
  if (known !== null) {
    if (current === undefined) throw invalidField("current", "is needed to change the password");
    await proveByPassword(services, { actor, visitor }, current, "current");
  }
  const passwordHash = await hashPassword(password);
  const now = services.now();
  const notice = prepareNotice(services, { action: "password.changed", userId, orgId, visitor });
  await endAllSessions(services, userId, {
    except: sessionId,
    also: [
      updateUser(db, userId, { passwordHash }),
      endEmailTokens(db, userId, "reset-password", now),
      endEmailTokens(db, userId, "change-email", now),
      endHalfwayLogIns(db, userId, now),
      ...notice.inserts,
    ],
  });
  notice.finish();
}
