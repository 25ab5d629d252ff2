/** The process that serves: the product as `npm start` runs it, and the floor. Apart from the one that measures, as in life. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findFreePorts } from "../../../dev/ports";
import { startStack } from "../../../dev/stack";
import { stopWhenInterrupted } from "../../../dev/until-interrupted";
import { users } from "../../../worker/auth/auth.sql.ts";
import { prepareSession } from "../../../worker/auth/session.service";
import { sessionCookieName } from "../../../worker/auth/session-cookie";
import { vapiFor } from "../../../worker/integrations/vapi-account";
import { newId } from "../../../worker/lib/ids";
import { prepareOrg } from "../../../worker/orgs/orgs.service";
import { createServices } from "../../../worker/services";
import { startFloor } from "../floor/floor";

/** Where both are, and who is a member there. */
export type Served = {
  apiOrigin: string;
  appOrigin: string;
  floorOrigin: string;
  orgId: `org_${string}`;
  cookie: string;
  /** Goes into `X-Vapi-Secret`. */
  secret: string;
};

const dataDir = mkdtempSync(join(tmpdir(), "avafirst-bench-"));
process.once("exit", () => rmSync(dataDir, { recursive: true, force: true }));

const [port = 0, apiPort = 0, fakesPort = 0, floorPort = 0] = await findFreePorts(4);
const floor = await startFloor({ port: floorPort, dataDir });
const stack = await startStack({
  port,
  apiPort,
  fakesPort,
  dataDir,
  callSpeed: 1,
  brain: "rules",
  mailProvider: "resend",
});
stopWhenInterrupted(async () => {
  await Promise.all([floor.stop(), stack.stop()]);
});

const served: Served = {
  apiOrigin: `http://127.0.0.1:${apiPort}`,
  appOrigin: stack.origin,
  floorOrigin: floor.origin,
  ...(await member(await stack.env())),
};
process.send?.(served);

/** An organisation with an owner who is logged in, and a webhook secret. */
async function member(env: Env): Promise<Pick<Served, "orgId" | "cookie" | "secret">> {
  const services = createServices(env, { waitUntil: (work) => void work });
  const at = services.now();
  const userId = newId("user");
  const { org, inserts } = prepareOrg(services, userId, { name: "Bench", timeZone: "Europe/Paris", locale: "fr" });
  const session = await prepareSession(services, { userId, orgId: org.id, role: "owner" }, "password", {
    ip: null,
    country: null,
    userAgent: "bench",
  });
  await services.db.batch([
    services.db.insert(users).values({
      id: userId,
      email: "bench@example.org",
      name: "Bench",
      passwordHash: null,
      locale: "fr",
      emailVerifiedAt: at,
      createdAt: at,
    }),
    ...inserts,
    session.insert,
  ]);
  await session.remember();
  const { server } = await vapiFor(services, org.id);
  return { orgId: org.id, cookie: `${sessionCookieName(services.config)}=${session.token}`, secret: server.secret };
}
