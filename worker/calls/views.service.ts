import * as z from "zod";
import type { Actor } from "../http/app-env";
import { AppError, forbidden, notFound } from "../lib/errors";
import { newId, type UserId, type ViewId } from "../lib/ids";
import { can } from "../permissions";
import type { Services } from "../services";
import { CallFilters } from "./calls.schema";
import type { SavedViewRow } from "./calls.sql.ts";
import { deleteView, getView, hasViewNamed, insertView, listViews } from "./views.queries";
import type { SavedView, SaveView } from "./views.schema";

type Store = Pick<Services, "db" | "now">;

/** More than a person finds their way among. */
const MOST_VIEWS = 50;

const viewOf = (row: SavedViewRow, userId: UserId): SavedView => ({
  id: row.id,
  name: row.name,
  query: row.query,
  isShared: row.isShared,
  isOwn: row.userId === userId,
});

/** One's own views, and those that others share. */
export async function readViews({ db }: Pick<Services, "db">, { orgId, userId }: Actor): Promise<SavedView[]> {
  return (await listViews(db, orgId, userId)).map((row) => viewOf(row, userId));
}

/**
 * Saves filters under a name. Throws `invalid_input` for a query that the list would not take, `conflict` where its maker has a view
 * of this name, `limit_reached` where they have as many as anybody may.
 */
export async function saveView(
  { db, now }: Store,
  { orgId, userId }: Actor,
  { name, query, isShared }: z.infer<typeof SaveView>,
): Promise<SavedView> {
  const row = { id: newId("view"), orgId, userId, isShared, name, query: requireQuery(query), createdAt: now() };
  if (await insertView(db, row, MOST_VIEWS)) return viewOf(row, userId);
  if (await hasViewNamed(db, orgId, row))
    throw new AppError("conflict", "You have a view of this name already.", {
      issues: [{ path: "name", message: "is the name of another view of yours" }],
    });
  throw new AppError("limit_reached", `You have ${MOST_VIEWS} views already. Remove one first.`);
}

const Filters = z.strictObject(CallFilters.shape);

/** The query as it is kept: without empty parameters. Each wrong one is named, as `query.outcome`. */
function requireQuery(text: string): string {
  const given = [...new URLSearchParams(text)].filter(([, value]) => value !== "");
  const repeated = given.map(([name]) => name).find((name, index, names) => names.indexOf(name) !== index);
  const parsed = Filters.safeParse(Object.fromEntries(given));
  if (parsed.success && !repeated) return new URLSearchParams(given).toString();
  const issues = repeated
    ? [{ path: `query.${repeated}`, message: "is given twice" }]
    : (parsed.error?.issues ?? []).flatMap((issue) =>
        issue.code === "unrecognized_keys"
          ? issue.keys.map((key) => ({ path: `query.${key}`, message: "is no filter of the list" }))
          : [{ path: ["query", ...issue.path].join("."), message: issue.message }],
      );
  const [first] = issues;
  throw new AppError("invalid_input", first ? `${first.path}: ${first.message}` : "query is malformed", { issues });
}

/** Removes a view: whoever made it may, and for a shared one whoever runs the organisation. Throws `not_found`, `forbidden`. */
export async function removeView({ db }: Store, { orgId, userId, role }: Actor, id: ViewId): Promise<void> {
  const row = await getView(db, orgId, userId, id);
  if (!row) throw notFound("view");
  if (row.userId !== userId && !can(role, "org:write")) throw forbidden();
  await deleteView(db, orgId, id);
}
