import type { WayIn } from "../auth/auth.schema";
import { endHalfwayLogIns } from "../auth/challenge.service";
import { AppError } from "../lib/errors";
import type { UserId } from "../lib/ids";
import type { Services } from "../services";
import { getKeys, type Offered, type Writes, writeKeepingAWayIn } from "./ways-in.queries";

const offeredBy = ({ phoneCodes, openId }: Services["config"]): Offered => ({
  phone: phoneCodes !== null,
  providers: (["google", "microsoft"] as const).filter((provider) => openId[provider] !== null),
});

/** Every way by which somebody can log in now, in this deployment. A password alone is none: it goes with an address. */
export async function listWaysIn({ db, config }: Pick<Services, "db" | "config">, userId: UserId): Promise<WayIn[]> {
  const keys = await getKeys(db, userId);
  if (!keys) return [];
  const offered = offeredBy(config);
  return [
    ...(keys.email !== null && keys.passwordHash !== null ? (["password"] as const) : []),
    ...(keys.email !== null ? (["email-link"] as const) : []),
    ...(keys.phone !== null && offered.phone ? (["phone-code"] as const) : []),
    ...offered.providers.filter((provider) => keys.providers.includes(provider)),
    ...(keys.hasPasskey ? (["passkey"] as const) : []),
  ];
}

/**
 * Makes, in one batch, the writes that take one of somebody's ways in away, with what is told of it. Throws `last_way_in`, and
 * nothing is changed, when they could not log in any more: of two removals at once the second counts the first.
 */
export async function removeWayIn(
  { db, config, now }: Pick<Services, "db" | "config" | "now">,
  userId: UserId,
  writes: Writes,
): Promise<void> {
  // A log-in that came half-way by what is taken away must not be finished.
  const all: Writes = [...writes, endHalfwayLogIns(db, userId, now())];
  if (!(await writeKeepingAWayIn(db, userId, offeredBy(config), all)))
    throw new AppError("last_way_in", "Add another way to log in before you remove the last one.");
}
