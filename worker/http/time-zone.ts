import * as z from "zod";
import { TimeZone } from "../lib/schemas";

const Seen = z.object({ timezone: TimeZone });

/** The zone of a browser that could not be asked for it, as Cloudflare guesses it from the address; null where it does not. */
export const seenTimeZone = ({ cf }: Pick<Request, "cf">): string | null => Seen.safeParse(cf).data?.timezone ?? null;
