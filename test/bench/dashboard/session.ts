import { manyLogin } from "../../../dev/seed/demo";
import { getUserByEmail } from "../../../worker/auth/auth.queries";
import { prepareSession } from "../../../worker/auth/session.service";
import { sessionCookieName } from "../../../worker/auth/session-cookie";
import { listCallPage } from "../../../worker/calls/call-page.service";
import { getFirstMembership } from "../../../worker/orgs/orgs.queries";
import { createServices } from "../../../worker/services";

/** People who watch one organisation with so many calls, and some of its calls from all its years. */
export type Audience = { total: number; cookies: string[]; ids: string[] };

const DAY_MS = 24 * 60 * 60 * 1000;
const YEAR_DAYS = 365;

/** Logs `people` browsers in, each with a session of its own. */
export async function gatherAudience(env: Env, total: number, people: number): Promise<Audience> {
  const services = createServices(env, { waitUntil: (work) => void work });
  const owner = await getUserByEmail(services.db, manyLogin(total).email);
  const joined = owner && (await getFirstMembership(services.db, owner.id));
  if (!owner || !joined) throw new Error(`There is no organisation with ${total} calls`);
  const orgId = joined.org.id;
  const visitor = { ip: null, country: null, userAgent: "bench" };
  const cookies: string[] = [];
  for (let person = 0; person < people; person += 1) {
    const opened = await prepareSession(services, { userId: owner.id, orgId, role: "owner" }, "password", visitor);
    await services.db.batch([opened.insert]);
    await opened.remember();
    cookies.push(`${sessionCookieName(services.config)}=${opened.token}`);
  }
  const ids: string[] = [];
  for (let year = 0; year < 5; year += 1) {
    const to = new Date(Date.now() - year * YEAR_DAYS * DAY_MS).toISOString();
    ids.push(...(await listCallPage(services, orgId, { limit: 50, to })).rows.map(({ id }) => id));
  }
  return { total, cookies, ids };
}
