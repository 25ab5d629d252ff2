import type { BatchItem } from "drizzle-orm/batch";
import type * as z from "zod";
import { AppError, forbidden, unauthenticated } from "../lib/errors";
import type { SessionId } from "../lib/ids";
import { findHome } from "../orgs/orgs.service";
import type { Org } from "../orgs/orgs.sql.ts";
import type { Role } from "../permissions";
import type { Services } from "../services";
import { getUserByEmail, updatePasswordHash } from "./auth.queries";
import type { LogIn, LogInAnswer, SessionView } from "./auth.schema";
import type { User } from "./auth.sql.ts";
import { readPresented } from "./authenticate";
import { hashPassword, isOutdated, verifyPassword } from "./password";
import { endSession, prepareTokens } from "./refresh.service";
import { getSessionByHash, getSessionOwner } from "./session.queries";
import { prepareSession } from "./session.service";

type Owner = { user: User; org: Org; role: Role };

/** What a browser's log-in brings: the answer's body, and the cookie's token, which appears nowhere else. */
export type LoggedIn = { answer: z.infer<typeof LogInAnswer>; cookieToken: string; expiresAt: Date };

const toView = ({ user, org, role }: Owner): SessionView => ({
  user: { id: user.id, email: user.email, name: user.name, locale: user.locale },
  org: { id: org.id, name: org.name, timeZone: org.timeZone, locale: org.locale, industry: org.industry },
  role,
});

/** A session with its first tokens. `inserts` belong in the batch of the change it follows; `finish` comes after it. */
export async function prepareLogIn(services: Services, owner: Owner, userAgent: string | null) {
  const { user, org, role } = owner;
  const opened = await prepareSession(services, { userId: user.id, orgId: org.id, role }, userAgent);
  const { insert, tokens } = await prepareTokens(services, opened.session);
  return {
    inserts: [opened.insert, insert] as const,
    finish: async (): Promise<LoggedIn> => {
      await opened.remember();
      return {
        answer: { ...toView(owner), ...tokens },
        cookieToken: opened.token,
        expiresAt: opened.session.expiresAt,
      };
    },
  };
}

/** Throws one and the same `invalid_credentials` for a wrong password, an unknown address and an unconfirmed one, after the same work. */
export async function logIn(
  services: Services,
  { email, password }: z.infer<typeof LogIn>,
  userAgent: string | null,
): Promise<LoggedIn> {
  const user = await getUserByEmail(services.db, email);
  const isRight = await verifyPassword(password, user?.passwordHash ?? null);
  if (!user?.passwordHash || !isRight)
    throw new AppError(
      "invalid_credentials",
      "The e-mail or the password is wrong, or the address is not confirmed yet.",
    );
  const home = await findHome(services.db, user.id);
  if (!home) throw forbidden();
  const { inserts, finish } = await prepareLogIn(services, { user, ...home }, userAgent);
  const rehash: BatchItem<"sqlite">[] = isOutdated(user.passwordHash)
    ? [updatePasswordHash(services.db, user.id, await hashPassword(password))]
    : [];
  await services.db.batch([...inserts, ...rehash]);
  return finish();
}

/**
 * Ends the session a request presents, everywhere at once. Without one, or a second time, there is nothing to end and
 * that is no failure; throws `unauthenticated` for an access token that names none, as an expired one.
 */
export async function logOut(services: Services, request: Request): Promise<void> {
  const presented = await readPresented(request, services);
  if (!presented && request.headers.has("Authorization")) throw unauthenticated();
  const session = presented && (await getSessionByHash(services.db, presented.tokenHash));
  if (session) await endSession(services, session);
}

/** Who is logged in. Throws `unauthenticated` when the session has just ended. */
export async function describeSession({ db }: Pick<Services, "db">, sessionId: SessionId): Promise<SessionView> {
  const owner = await getSessionOwner(db, sessionId);
  if (!owner) throw unauthenticated();
  return toView(owner);
}
