import * as z from "zod";
import { invalidField } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { CursorInstant } from "../lib/schemas";
import type { Services } from "../services";
import { type CallPlace, lastLookedAt, listCalls, type Stretch } from "./call-list.queries";
import { lastHit, searchCalls } from "./call-search.queries";
import { CallParam, type CallsQuery } from "./calls.schema";
import type { ListedCall } from "./listed-call";
import { matchFor } from "./search-words";

export type CallRows = {
  rows: ListedCall[];
  nextCursor: string | null;
  previousCursor: string | null;
  lookedBackTo: string | null;
};

const Way = z.enum(["next", "previous"]);
/** `-1` is what is unknown sorts as. */
const CursorText = z.tuple([Way, z.union([z.literal("-1").transform(Number), CursorInstant]), CallParam.shape.id]);

type Asked = Omit<z.infer<typeof CallsQuery>, "sort"> & Partial<Pick<z.infer<typeof CallsQuery>, "sort">>;

/**
 * One page of calls, and where the ones beside it begin; null where there is none. Reads a bounded number of rows: a page that
 * filters left empty or short after as many says so, and its `nextCursor` goes on from there. Throws `invalid_input` for a cursor
 * that no page gave, and for a search sorted by anything but time.
 */
export async function listCallPage({ db }: Pick<Services, "db">, orgId: OrgId, asked: Asked): Promise<CallRows> {
  const { cursor: given, limit, q, sort = "-startedAt", from, to, ...rest } = asked;
  const filter = { ...rest, from: from ? new Date(from) : undefined, to: to ? new Date(to) : undefined };
  if (q !== undefined && sort !== "-startedAt" && sort !== "startedAt")
    throw invalidField("sort", "must be by time while searching");
  const match = q === undefined ? undefined : matchFor(orgId, q);
  // Punctuation alone is in no call.
  if (match === null) return { rows: [], nextCursor: null, previousCursor: null, lookedBackTo: null };

  const cursor = given ? readCursor(given) : null;
  const isBack = cursor?.way === "previous";
  const stretch: Stretch = { sort, beside: cursor, isBack };
  const found = await (match === undefined
    ? listCalls(db, orgId, filter, stretch, limit + 1)
    : searchCalls(db, orgId, match, filter, stretch, limit + 1));
  const hasMore = found.length > limit;
  const page = found.slice(0, limit);
  const stop = hasMore
    ? null
    : await (match === undefined
        ? lastLookedAt(db, orgId, filter, stretch)
        : lastHit(db, orgId, match, filter, stretch));

  const [first, last] = [page.at(0), page.at(-1)].map((row) => row && { key: row.sortKey, id: row.id });
  const ahead = hasMore ? last : stop;
  const behind = cursor && (first ?? cursor);
  return {
    rows: isBack ? page.reverse() : page,
    nextCursor: writeCursor("next", isBack ? behind : ahead),
    previousCursor: writeCursor("previous", isBack ? ahead : behind),
    lookedBackTo: stop && (sort.endsWith("startedAt") ? new Date(stop.key).toISOString() : String(stop.key)),
  };
}

const writeCursor = (way: z.infer<typeof Way>, place: CallPlace | null | undefined) =>
  place ? `${way}.${place.key}.${place.id}` : null;

function readCursor(text: string): CallPlace & { way: z.infer<typeof Way> } {
  const parsed = CursorText.safeParse(text.split("."));
  if (!parsed.success) throw invalidField("cursor", "is not one that a page gave");
  const [way, key, id] = parsed.data;
  return { way, key, id };
}
