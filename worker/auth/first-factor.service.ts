import type { BatchItem } from "drizzle-orm/batch";
import { prepareAudit } from "../audit/audit.service";
import type { Visitor } from "../http/visitor";
import { forbidden } from "../lib/errors";
import { MINUTE, SECOND } from "../lib/time";
import { listSecondFactors } from "../mfa/second-factors.service";
import { findHome } from "../orgs/orgs.service";
import type { Org } from "../orgs/orgs.sql.ts";
import type { Role } from "../permissions";
import type { Services } from "../services";
import type { LogInAnswer, SecondFactorNeeded, SessionView, WayIn } from "./auth.schema";
import type { User } from "./auth.sql.ts";
import { prepareChallenge } from "./challenge.service";
import { knownDevice } from "./device-cookie";
import { prepareNotice } from "./notice.service";
import { prepareTokens } from "./refresh.service";
import { prepareSession } from "./session.service";

/** Whose log-in it is, and where it leads. */
export type Owner = { user: User; org: Org; role: Role };

/** A session for a browser: the answer's body, and the cookie's token, which appears nowhere else. */
export type LoggedIn = { kind: "logged-in"; user: User; answer: LogInAnswer; cookieToken: string; expiresAt: Date };
/** The second factor is awaited. The token goes into a cookie, and into the body for clients without one. */
export type Halfway = { kind: "second-factor"; answer: SecondFactorNeeded; cookieToken: string; expiresAt: Date };
/** Where a first factor leads. */
export type LogInOutcome = LoggedIn | Halfway;

/** How long somebody may look for their telephone. */
const SECOND_FACTOR_LIFE = 10 * MINUTE;

/** Somebody's session as pages and clients read it. */
export const toView = ({ user, org, role }: Owner): SessionView => ({
  user: {
    id: user.id,
    email: user.email,
    phone: user.phone,
    name: user.name,
    locale: user.locale,
    timeZone: user.timeZone,
  },
  org: { id: org.id, name: org.name, timeZone: org.timeZone, locale: org.locale, industry: org.industry },
  role,
});

/**
 * What every way in ends with: a session, or the question for the second factor where the account has one. A passkey that
 * verified its user is both factors. `also` is written in the same batch. Throws `forbidden` for somebody in no organisation.
 */
export async function passFirstFactor(
  services: Services,
  { user, method, visitor, also = [] }: { user: User; method: WayIn; visitor: Visitor; also?: BatchItem<"sqlite">[] },
): Promise<LogInOutcome> {
  const factors = method === "passkey" ? [] : await listSecondFactors(services.db, user.id);
  if (factors.length === 0) return openSession(services, { user, method, visitor, also });
  const { insert, token, challenge } = await prepareChallenge(services, {
    detail: { kind: "second-factor", method },
    userId: user.id,
    lifeMs: SECOND_FACTOR_LIFE,
  });
  await services.db.batch([insert, ...also]);
  return {
    kind: "second-factor",
    answer: { secondFactor: { challenge: token, factors, expiresInS: SECOND_FACTOR_LIFE / SECOND } },
    cookieToken: token,
    expiresAt: challenge.expiresAt,
  };
}

/** A session for somebody who has proven all that their account asks for. Throws `forbidden` for somebody in no organisation. */
export async function openSession(
  services: Services,
  { user, method, visitor, also = [] }: { user: User; method: WayIn; visitor: Visitor; also?: BatchItem<"sqlite">[] },
): Promise<LoggedIn> {
  const home = await findHome(services.db, user.id);
  if (!home) throw forbidden();
  const { inserts, finish } = await prepareLogIn(services, { user, ...home }, method, visitor);
  await services.db.batch([...inserts, ...also]);
  return finish();
}

/** A session with its first tokens. `inserts` belong in the batch of the change it follows; `finish` comes after it. */
export async function prepareLogIn(
  services: Services,
  owner: Owner,
  method: WayIn,
  visitor: Visitor,
  { isNew = false }: { isNew?: boolean } = {},
) {
  const { user, org, role } = owner;
  const opened = await prepareSession(services, { userId: user.id, orgId: org.id, role }, method, visitor);
  const { insert, tokens } = await prepareTokens(services, opened.session);
  const told = await prepareTelling(services, owner, method, visitor, isNew);
  return {
    inserts: [opened.insert, insert, ...told.inserts] as const,
    finish: async (): Promise<LoggedIn> => {
      told.finish();
      await opened.remember();
      return {
        kind: "logged-in",
        user,
        answer: { ...toView(owner), ...tokens, isNew },
        cookieToken: opened.token,
        expiresAt: opened.session.expiresAt,
      };
    },
  };
}

/** In the audit, and by mail too when somebody logs in where they never have before (OWASP ASVS 5.0, 6.3.5). */
async function prepareTelling(
  services: Services,
  { user, org }: Owner,
  method: WayIn,
  visitor: Visitor,
  isNew: boolean,
): Promise<{ inserts: readonly BatchItem<"sqlite">[]; finish: () => void }> {
  const about = { userId: user.id, orgId: org.id, visitor, detail: { method } };
  if (!isNew && !(await knownDevice(visitor, services.config, user.id)))
    return prepareNotice(services, { action: "log-in.succeeded", ...about });
  const { insert, seal } = prepareAudit(services, { action: isNew ? "account.created" : "log-in.succeeded", ...about });
  return { inserts: [insert], finish: seal };
}
