import type { OpenIdProvider } from "../auth/auth.schema";
import { newId, type UserId } from "../lib/ids";
import type { Services } from "../services";
import { insertIdentityRow } from "./identities.queries";

type NewIdentity = {
  userId: UserId;
  provider: OpenIdProvider;
  issuer: string;
  subject: string;
  /** As the provider names it. */
  email: string | null;
};

/** Lets an account at a provider open one here: a statement for the batch of what proved both. */
export const insertIdentity = ({ db, now }: Pick<Services, "db" | "now">, identity: NewIdentity) =>
  insertIdentityRow(db, { id: newId("identity"), ...identity, createdAt: now(), lastUsedAt: null });
