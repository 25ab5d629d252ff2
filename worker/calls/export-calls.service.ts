import type * as z from "zod";
import { streamOf } from "../account/json-stream";
import { writeAudit } from "../audit/audit.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { invalidField } from "../lib/errors";
import type { CallId } from "../lib/ids";
import { log } from "../lib/log";
import type { Locale } from "../lib/schemas";
import { clockIn, dateInZone } from "../lib/time";
import { requireOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import { listCallPage } from "./call-page.service";
import { CallParam } from "./calls.schema";
import { BYTE_ORDER_MARK, type Cell, csvRow } from "./csv";
import { listNamedCalls, mapLines } from "./export.queries";
import type { ExportCalls } from "./export.schema";
import { EXPORT_WORDS } from "./export-words";
import type { ListedCall } from "./listed-call";

type Exporting = Pick<Services, "db" | "config" | "now" | "waitUntil">;
type Asked = z.infer<typeof ExportCalls>;

/** Rows that are in memory at once. D1 answers a Worker a thousand questions a request: a million calls are as many pages. */
const PAGE = 1000;
const MOST_IDS = 100;
const MICROS = 1_000_000;

/** Never kept by a cache, and saved rather than shown. */
export const downloadHeaders = (contentType: string, file: string) => ({
  "Content-Type": contentType,
  "Content-Disposition": `attachment; filename="${file}"`,
  "Cache-Control": "private, no-store",
});

/**
 * The calls that filters find, or those named, as CSV. It is read as it is sent: should that fail half-way the download breaks off,
 * rather than end as if it were whole. Written down before it begins, since nobody knows yet how many there will be.
 */
export async function exportCalls(
  services: Exporting,
  { orgId, userId }: Pick<Actor, "orgId" | "userId">,
  visitor: Visitor,
  { format, locale, ids, ...filters }: Asked,
): Promise<Response> {
  const { db, config, now } = services;
  const named = ids === undefined ? null : readIds(ids);
  const [org, lines, pages] = await Promise.all([
    requireOrg(db, orgId),
    mapLines(db, orgId),
    named ? namedPage(services, orgId, named) : pagesFrom(services, orgId, filters),
  ]);
  const { sort: _, ...chosen } = filters;
  const used = Object.entries(chosen).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const detail = named ? { format, calls: named.length } : { format, filters: used.join(" ") };
  await writeAudit(services, { action: "calls.exported", userId, orgId, visitor, detail });
  const clock = clockIn(org.timeZone);
  const toCells = (row: Exported) => cellsOf(row, { locale, clock, lines, origin: config.PUBLIC_ORIGIN });
  return new Response(
    streamOf(tableOf(pages, locale, toCells), (error) => log.error("call.export_failed", { orgId, error })),
    {
      headers: downloadHeaders(
        "text/csv; charset=utf-8",
        `${EXPORT_WORDS[locale].file.calls}-${dateInZone(now(), org.timeZone)}.csv`,
      ),
    },
  );
}

/** Throws `invalid_input` for what names no call, and for too many. */
function readIds(text: string): CallId[] {
  const ids = text.split(",").map((id) => CallParam.shape.id.safeParse(id.trim()));
  if (ids.length > MOST_IDS) throw invalidField("ids", `names at most ${MOST_IDS} calls`);
  return ids.map(({ data }) => {
    if (data === undefined) throw invalidField("ids", "must be call ids, with commas between them");
    return data;
  });
}

type Exported = Omit<ListedCall, "sortKey">;
type Pages = AsyncIterable<Exported[]> | Iterable<Exported[]>;

async function namedPage({ db }: Exporting, orgId: Actor["orgId"], ids: CallId[]): Promise<Pages> {
  return [await listNamedCalls(db, orgId, ids)];
}

/** The first page is read at once, so that what it refuses is refused before the answer begins. */
async function pagesFrom(
  services: Exporting,
  orgId: Actor["orgId"],
  filters: Omit<Asked, "format" | "locale" | "ids">,
): Promise<Pages> {
  const read = (cursor?: string) => listCallPage(services, orgId, { ...filters, limit: PAGE, cursor });
  const first = await read();
  return (async function* () {
    let page = first;
    yield page.rows;
    // A page may be empty where filters find little: only the one without a next is the last.
    while (page.nextCursor) {
      page = await read(page.nextCursor);
      yield page.rows;
    }
  })();
}

async function* tableOf(pages: Pages, locale: Locale, toCells: (row: Exported) => Cell[]) {
  yield BYTE_ORDER_MARK + csvRow(EXPORT_WORDS[locale].callColumns, locale);
  for await (const rows of pages) yield rows.map((row) => csvRow(toCells(row), locale)).join("");
}

type Writing = {
  locale: Locale;
  clock: ReturnType<typeof clockIn>;
  lines: ReadonlyMap<string, string | null>;
  origin: string;
};

function cellsOf(row: Exported, { locale, clock, lines, origin }: Writing): Cell[] {
  const words = EXPORT_WORDS[locale];
  const { date, time } = clock(row.startedAt);
  const [contact, own] = sidesOf(row);
  return [
    date,
    time,
    contact,
    own ?? (row.numberId && lines.get(row.numberId)) ?? null,
    row.durationS,
    row.outcome && words.outcomes[row.outcome],
    row.topic,
    row.sentiment && words.sentiments[row.sentiment],
    row.language,
    row.costMicros === null ? null : row.costMicros / MICROS,
    row.costMicros === null ? null : row.costCurrency,
    row.summary,
    `${origin}/calls/${row.id}`,
  ];
}

/** Who is at the other end, and the line at ours. */
export const sidesOf = ({
  direction,
  fromNumber,
  toNumber,
}: Pick<Exported, "direction" | "fromNumber" | "toNumber">) =>
  direction === "inbound" ? ([fromNumber, toNumber] as const) : ([toNumber, fromNumber] as const);
