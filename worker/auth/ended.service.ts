import { DAY, HOUR } from "../lib/time";
import type { Services } from "../services";
import { deleteEndedBefore } from "./ended.queries";

/** How long a link that has expired is still told apart from one that never was. */
const KEEP_EXPIRED = 7 * DAY;

/** Challenges are made by anybody who opens a page, and an ended one tells nobody anything. */
const KEEP_CHALLENGES = HOUR;

/** Forgets sign-ups that nobody confirmed, links, challenges and sessions long over. Run by cron. */
export const forgetEnded = ({ db, now }: Pick<Services, "db" | "now">): Promise<void> =>
  deleteEndedBefore(db, new Date(now().getTime() - KEEP_EXPIRED), new Date(now().getTime() - KEEP_CHALLENGES));
