import type { AuditAction } from "../audit/audit.schema";
import { type Happening, prepareAudit } from "../audit/audit.service";
import { prepareJob } from "../jobs/outbox";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";

/** What a person is written to about, whoever did it. Each has its text in notice.jobs.ts. */
export const NOTICES = [
  "email.changed",
  "email.change-asked",
  "identity.linked",
  "identity.unlinked",
  "log-in.succeeded",
  "password.changed",
  "password.reset",
  "phone.changed",
  "phone.removed",
  "recovery-code.used",
  "recovery-codes.made",
  "refresh.reused",
  "second-factor.added",
  "second-factor.removed",
] as const satisfies readonly AuditAction[];
export type Notice = (typeof NOTICES)[number];

/**
 * Writes something down in the audit and tells its owner by mail, or by SMS where there is no address (OWASP ASVS 5.0, 6.3.7). `inserts` belong in the batch of the
 * change; `finish` follows it. `to` is the address or number just
 * replaced, where the notice must not go to the account's own.
 */
export function prepareNotice(
  services: Pick<Services, "db" | "jobs" | "now" | "waitUntil">,
  happening: Happening & { action: Notice; userId: UserId },
  { to = null }: { to?: string | null } = {},
) {
  const audit = prepareAudit(services, happening);
  const mail = prepareJob(services, {
    type: "email.notice",
    orgId: happening.orgId ?? null,
    userId: happening.userId,
    auditId: audit.id,
    to,
  });
  return {
    inserts: [audit.insert, mail.insert] as const,
    finish: () => {
      audit.seal();
      mail.dispatch();
    },
  };
}
