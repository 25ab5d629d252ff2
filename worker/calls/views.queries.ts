import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Db } from "../db";
import type { OrgId, UserId, ViewId } from "../lib/ids";
import { type SavedViewRow, savedViews } from "./calls.sql.ts";

/** A bound for the list: everybody's shared ones are in it. */
const LIST_LIMIT = 500;

/** One's own, and those that others share, oldest first. */
export const listViews = (db: Db, orgId: OrgId, userId: UserId): Promise<SavedViewRow[]> =>
  db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.orgId, orgId), or(eq(savedViews.userId, userId), eq(savedViews.isShared, true))))
    .orderBy(asc(savedViews.createdAt), asc(savedViews.id))
    .limit(LIST_LIMIT);

const ofMaker = ({ orgId, userId }: Pick<SavedViewRow, "orgId" | "userId">) =>
  and(eq(savedViews.orgId, orgId), eq(savedViews.userId, userId));
const named = (view: Pick<SavedViewRow, "orgId" | "userId" | "name">) =>
  and(ofMaker(view), sql`lower(${savedViews.name}) = lower(${view.name})`);

/** Decides and writes in one statement. False where its maker has one of this name already, or as many as anybody may have. */
export async function insertView(db: Db, row: SavedViewRow, most: number): Promise<boolean> {
  const written = await db
    .insert(savedViews)
    // In the order of the table's columns, which is what drizzle names before a SELECT.
    .select(sql`
      SELECT ${row.id}, ${row.orgId}, ${row.userId}, ${row.isShared ? 1 : 0}, ${row.name}, ${row.query},
             ${row.createdAt.getTime()}
      WHERE NOT EXISTS (SELECT 1 FROM ${savedViews} WHERE ${named(row)})
        AND (SELECT count(*) FROM ${savedViews} WHERE ${ofMaker(row)}) < ${most}`)
    .returning({ id: savedViews.id });
  return written.length > 0;
}

export const hasViewNamed = async (
  db: Db,
  orgId: OrgId,
  view: Pick<SavedViewRow, "userId" | "name">,
): Promise<boolean> => (await db.$count(savedViews, named({ orgId, ...view }))) > 0;

/** Null where there is none, and where it is somebody else's own. */
export async function getView(db: Db, orgId: OrgId, userId: UserId, id: ViewId): Promise<SavedViewRow | null> {
  const [row] = await db
    .select()
    .from(savedViews)
    .where(
      and(
        eq(savedViews.orgId, orgId),
        eq(savedViews.id, id),
        or(eq(savedViews.userId, userId), eq(savedViews.isShared, true)),
      ),
    );
  return row ?? null;
}

export async function deleteView(db: Db, orgId: OrgId, id: ViewId): Promise<void> {
  await db.delete(savedViews).where(and(eq(savedViews.orgId, orgId), eq(savedViews.id, id)));
}
