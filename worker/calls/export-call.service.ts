import type * as z from "zod";
import type { Turn } from "../../durable-objects/call.schema";
import { writeAudit } from "../audit/audit.service";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import { notFound } from "../lib/errors";
import type { CallId } from "../lib/ids";
import type { Locale } from "../lib/schemas";
import { clockIn, SECOND } from "../lib/time";
import { requireOrg } from "../orgs/orgs.service";
import type { Services } from "../services";
import { callDetail, liveUrl } from "./call-view";
import { readCall } from "./calls.service";
import type { CallRow } from "./calls.sql.ts";
import { BYTE_ORDER_MARK, csvRow } from "./csv";
import type { ExportCall } from "./export.schema";
import { downloadHeaders, sidesOf } from "./export-calls.service";
import { EXPORT_WORDS } from "./export-words";

const TYPES: Record<z.infer<typeof ExportCall>["format"], string> = {
  json: "application/json; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  csv: "text/csv; charset=utf-8",
};
/** Letters of an id that tell two calls of a day apart. */
const TELLING = -6;

/** One call with its conversation: as the API answers it, to be read, or as a table of what was said. Throws `not_found`. */
export async function exportCall(
  services: Pick<Services, "db" | "rooms" | "config" | "now" | "waitUntil">,
  { orgId, userId }: Pick<Actor, "orgId" | "userId">,
  visitor: Visitor,
  id: CallId,
  { format, locale }: z.infer<typeof ExportCall>,
): Promise<Response> {
  const [org, found] = await Promise.all([requireOrg(services.db, orgId), readCall(services, orgId, id)]);
  if (!found) throw notFound("call");
  const { call, turns } = found;
  await writeAudit(services, {
    action: "calls.exported",
    userId,
    orgId,
    visitor,
    detail: { format, calls: 1, callId: id },
  });
  const { date, time } = clockIn(org.timeZone)(call.startedAt);
  const text = {
    json: () => `${JSON.stringify(callDetail(call, turns, liveUrl(services.config.PUBLIC_ORIGIN, id)), null, 2)}\n`,
    txt: () => transcriptOf(call, turns, `${date} ${time} (${org.timeZone})`, locale),
    csv: () => tableOf(turns, locale),
  }[format]();
  const file = `${EXPORT_WORDS[locale].file.call}-${date}-${id.slice(TELLING)}.${format}`;
  return new Response(text, { headers: downloadHeaders(TYPES[format], file) });
}

/** Minutes and seconds since the call began: `02:09`, `61:00`. */
function sinceStart(ms: number): string {
  const s = Math.max(0, Math.floor(ms / SECOND));
  return [Math.floor(s / 60), s % 60].map((part) => String(part).padStart(2, "0")).join(":");
}

function tableOf(turns: Turn[], locale: Locale): string {
  const { turnColumns, speakers } = EXPORT_WORDS[locale];
  const rows = turns.map(({ atMs, role, text, heardText, lang }) => [
    sinceStart(atMs),
    speakers[role].trim(),
    text,
    heardText ?? text,
    lang ?? null,
  ]);
  return BYTE_ORDER_MARK + [turnColumns, ...rows].map((row) => csvRow(row, locale)).join("");
}

function transcriptOf(call: CallRow, turns: Turn[], at: string, locale: Locale): string {
  const { facts, speakers, outcomes, heard, withheld, nobodySpoke } = EXPORT_WORDS[locale];
  const [contact, line] = sidesOf(call);
  const known: [string, string | null][] = [
    [facts.call, at],
    [facts.contact, contact ?? withheld],
    [facts.line, line],
    [facts.duration, call.durationS === null ? null : `${call.durationS} s`],
    [facts.outcome, call.outcome && outcomes[call.outcome]],
    [facts.topic, call.topic],
    [facts.summary, call.summary],
  ];
  const head = known.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
  const said = turns.flatMap(({ atMs, role, text, heardText }) => [
    `[${sinceStart(atMs)}] ${speakers[role]}: ${text}`,
    ...(heardText === undefined ? [] : [`        ${heard}: ${heardText}`]),
  ]);
  return `${[...head, "", ...(said.length > 0 ? said : [nobodySpoke])].join("\n")}\n`;
}
