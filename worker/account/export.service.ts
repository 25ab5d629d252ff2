import { writeAudit } from "../audit/audit.service";
import type { User } from "../auth/auth.sql.ts";
import { listCallPage } from "../calls/call-page.service";
import { callDetail, liveUrl } from "../calls/call-view";
import type { CallRow, CallTurnRow } from "../calls/calls.sql.ts";
import type { Actor } from "../http/app-env";
import type { Visitor } from "../http/visitor";
import type { OrgId } from "../lib/ids";
import { log } from "../lib/log";
import type { Org } from "../orgs/orgs.sql.ts";
import { listProfiles } from "../receptionists/receptionists.service";
import type { AvaProfileRow } from "../receptionists/receptionists.sql.ts";
import type { Services } from "../services";
import { describeAccount, requireUser } from "./account.service";
import {
  listFactorsOf,
  listOrgsOf,
  pageOfAppointments,
  pageOfEvents,
  pageOfGaps,
  pageOfNumbers,
  pageOfSessions,
  pageOfVersions,
  readCalls,
} from "./export.queries";
import { jsonArray, jsonArrayOf, jsonObject, rowsOf, streamOf } from "./json-stream";

type Reading = Pick<Services, "db" | "config" | "now">;

const PAGE = 200;
/** Each comes with all that was said in it. */
const CALLS_PAGE = 50;
/** Each is a whole profile. */
const VERSIONS_PAGE = 20;

/**
 * All that is kept of a person, and of the organisations they own, as JSON (GDPR, article 20). It is read as it is sent; should
 * that fail half-way the download breaks off, rather than end as if it were whole.
 */
export async function exportAccount(
  services: Services,
  { userId, orgId }: Actor,
  visitor: Visitor,
): Promise<ReadableStream<Uint8Array>> {
  const user = await requireUser(services, userId);
  await writeAudit(services, { action: "account.exported", userId, orgId, visitor });
  return streamOf(await writePerson(services, user), (error) => log.error("account.export_failed", { userId, error }));
}

async function writePerson(services: Reading, user: User) {
  const { db, now } = services;
  const [account, factors, places] = await Promise.all([
    describeAccount(services, user.id),
    listFactorsOf(db, user.id),
    listOrgsOf(db, user.id),
  ]);
  const { createdAt, emailVerifiedAt } = user;
  return jsonObject({
    format: "avafirst-account/1",
    exportedAt: now(),
    account: { ...account, createdAt, emailVerifiedAt },
    secondFactors: factors,
    memberships: places.map(({ org: { id, name }, role, joinedAt }) => ({ id, name, role, joinedAt })),
    sessions: jsonArray(rowsOf(PAGE, pageOfSessions(db, user.id), placeBy("createdAt"))),
    events: jsonArray(rowsOf(PAGE, pageOfEvents(db, user.id), placeBy("at"))),
    organisations: jsonArrayOf(
      places.filter(({ role }) => role === "owner"),
      ({ org }) => writeOrg(services, org),
    ),
  });
}

/** In a list that goes by one of its instants. */
const placeBy =
  <Field extends string>(field: Field) =>
  (row: Record<Field, Date> & { id: string }) => ({ at: row[field], id: row.id });

async function* writeOrg(services: Reading, org: Org) {
  const { db } = services;
  const { id: orgId, erasedAt: _, ...known } = org;
  yield* jsonObject({
    id: orgId,
    ...known,
    profiles: jsonArrayOf(await listProfiles(db, orgId), (profile) => writeProfile(services, profile)),
    numbers: jsonArray(withoutTenant(rowsOf(PAGE, pageOfNumbers(db, orgId), placeBy("createdAt")))),
    appointments: jsonArray(withoutTenant(rowsOf(PAGE, pageOfAppointments(db, orgId), placeBy("startsAt")))),
    knowledgeGaps: jsonArray(withoutTenant(rowsOf(PAGE, pageOfGaps(db, orgId), placeBy("createdAt")))),
    calls: jsonArray(callsOf(services, orgId)),
  });
}

async function* withoutTenant<T extends { orgId: OrgId }>(rows: AsyncIterable<T>) {
  for await (const { orgId: _, ...row } of rows) yield row;
}

function writeProfile({ db }: Reading, profile: AvaProfileRow) {
  const { id, orgId, name, version, draft, createdAt, updatedAt } = profile;
  const versions = rowsOf(VERSIONS_PAGE, pageOfVersions(db, orgId, id), (row) => row.version);
  return jsonObject({
    id,
    name,
    version,
    profile: profile.profile,
    draft,
    createdAt,
    updatedAt,
    versions: jsonArray(withoutTenant(versions)),
  });
}

/** Newest first, as the list of calls is. A recording is a link, which asks for a log-in. */
async function* callsOf(services: Reading, orgId: OrgId) {
  let cursor: string | undefined;
  do {
    const { rows, nextCursor } = await listCallPage(services, orgId, { limit: CALLS_PAGE, cursor });
    const ids = rows.map(({ id }) => id);
    for (const { call, turns } of await readCalls(services.db, orgId, ids)) yield exportedCall(services, call, turns);
    cursor = nextCursor ?? undefined;
  } while (cursor);
}

function exportedCall({ config }: Pick<Services, "config">, row: CallRow, turns: CallTurnRow[]) {
  const { liveUrl: _, recording, ...call } = callDetail(row, [], liveUrl(config.PUBLIC_ORIGIN, row.id));
  return {
    ...call,
    numberId: row.numberId,
    turns: turns.map(({ orgId: _org, callId: _call, position: _position, ...turn }) => turn),
    recording: {
      ...recording,
      url: recording.status === "stored" ? `${config.PUBLIC_ORIGIN}/api/v1/calls/${row.id}/recording` : null,
    },
  };
}
