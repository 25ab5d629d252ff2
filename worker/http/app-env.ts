import type { OrgId, SessionId, UserId } from "../lib/ids";
import type { Role } from "../permissions";
import type { Services } from "../services";

/** Who makes a request: a member of one organisation, through one session. */
export type Actor = {
  userId: UserId;
  orgId: OrgId;
  role: Role;
  sessionId: SessionId;
  /** How the session was presented: only a cookie can be sent by a page that is not ours. */
  via: "cookie" | "bearer";
  /** When the person last proved who they are. Null too where D1 was not asked: see `recentlyProven`. */
  provenAt: Date | null;
};

export type AppEnv = { Bindings: Env; Variables: { requestId: string; services: Services } };
