import { hmac, sha256 } from "../lib/crypto";
import { AppError, invalidField } from "../lib/errors";
import { type Id, newId, type UserId } from "../lib/ids";
import type { Locale } from "../lib/schemas";
import { DAY, MINUTE } from "../lib/time";
import type { Services } from "../services";
import type { EmailToken, PendingSignUp } from "./auth.sql.ts";
import { getEmailToken, getEmailTokenByHash, insertEmailToken, spendEmailToken } from "./email-link.queries";

export { endEmailTokens } from "./email-link.queries";

type Purpose = EmailToken["purpose"];

/** How long a link works. A confirmation may wait in a mailbox overnight; what opens an account may not. */
const LIFE: Record<Purpose, number> = {
  "sign-up": DAY,
  "log-in": 15 * MINUTE,
  "reset-password": 15 * MINUTE,
  "change-email": DAY,
};

/** The page of ours that each link opens. Opening spends nothing: the page confirms with a POST. */
const PAGE: Record<Purpose, string> = {
  "sign-up": "/verify-email",
  "log-in": "/magic-link",
  "reset-password": "/reset-password",
  "change-email": "/confirm-email",
};

/** A link's token is derived from its row's id, so that a job may carry the id and only the hash is kept. */
export const linkToken = ({ config }: Pick<Services, "config">, id: Id<"emailToken">): Promise<string> =>
  hmac(config.AUTH_SECRET, id);

/** A link to be mailed, by a job that carries its row's id. `insert` belongs in the batch of that job. */
export async function prepareLink(
  services: Pick<Services, "config" | "db" | "now">,
  {
    purpose,
    email,
    locale,
    userId = null,
    signUp = null,
  }: { purpose: Purpose; email: string; locale: Locale; userId?: UserId | null; signUp?: PendingSignUp | null },
) {
  const id = newId("emailToken");
  const createdAt = services.now();
  const row: EmailToken = {
    id,
    purpose,
    email,
    userId,
    locale,
    tokenHash: await sha256(await linkToken(services, id)),
    signUp,
    createdAt,
    expiresAt: new Date(createdAt.getTime() + LIFE[purpose]),
    usedAt: null,
  };
  return { row, insert: insertEmailToken(services.db, row) };
}

/** The address of a link as its mail writes it; null once it is spent or over, when a mail would help nobody. */
export async function linkToMail(
  services: Pick<Services, "config" | "db" | "now">,
  id: Id<"emailToken">,
): Promise<{ row: EmailToken; url: string } | null> {
  const row = await getEmailToken(services.db, id);
  if (!row || row.usedAt || row.expiresAt <= services.now()) return null;
  const url = new URL(PAGE[row.purpose], services.config.PUBLIC_ORIGIN);
  url.searchParams.set("token", await linkToken(services, id));
  return { row, url: url.href };
}

export const linkExpired = () =>
  new AppError("link_expired", "This link has expired or has been used. Ask for another.");

/** The row of a link that still works, not spent yet. Throws `link_expired`, or `invalid_input` naming `token`. */
export async function requireLink(
  { db, now }: Pick<Services, "db" | "now">,
  purpose: Purpose,
  token: string,
): Promise<EmailToken> {
  const row = await getEmailTokenByHash(db, purpose, await sha256(token));
  if (!row) throw invalidField("token", "is not one of our links");
  if (row.usedAt || row.expiresAt <= now()) throw linkExpired();
  return row;
}

/** Spends a link. Of any number of clicks at once one succeeds; throws for the others as {@link requireLink} does. */
export async function takeLink(
  services: Pick<Services, "db" | "now">,
  purpose: Purpose,
  token: string,
): Promise<EmailToken> {
  const { id } = await requireLink(services, purpose, token);
  const row = await spendEmailToken(services.db, id, services.now());
  if (!row) throw linkExpired();
  return row;
}
