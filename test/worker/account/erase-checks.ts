import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import type { DeletionCopies } from "../../../worker/calls/deletions.schema";
import { avaProfiles } from "../../../worker/receptionists/receptionists.sql.ts";
import type { useFakes } from "../fakes";
import { services } from "../harness";
import { type TestLine, twilioLine } from "../twilio-line";

/** How many rows of each table name somebody, or an organisation, in a column. Every table of the database that has it is asked. */
export async function rowsNaming(column: "org_id" | "user_id", id: string): Promise<Record<string, number>> {
  const { results: tables } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE '%`' || ? || '`%' ORDER BY name",
  )
    .bind(column)
    .all<{ name: string }>();
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const count = await env.DB.prepare(`SELECT count(*) AS n FROM "${name}" WHERE "${column}" = ?`)
        .bind(id)
        .first<number>("n");
      return [name, count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts);
}

/** The tables that still name something. */
export const namedIn = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([table, count]) => (count > 0 ? [table] : []));
export const notNamedIn = (counts: Record<string, number>) =>
  Object.entries(counts).flatMap(([table, count]) => (count === 0 ? [table] : []));

/** Of a call that its provider has not erased yet. */
export const WAITING_COPIES: DeletionCopies = {
  row: { status: "deleted", at: "2026-11-20T09:00:00.000Z", reason: null },
  turns: { status: "deleted", at: "2026-11-20T09:00:00.000Z", reason: null },
  search: { status: "none", at: null, reason: null },
  recording: { status: "none", at: null, reason: null },
  provider: { status: "waiting", at: null, reason: "upstream_failed" },
};

const insert = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run();

/** An owner alone in an organisation that has all an organisation may have, at providers and in every table. */
export async function furnishedOrg(fakes: ReturnType<typeof useFakes>) {
  const line = await twilioLine(fakes);
  const { org, orgId, profileId } = line;
  const { userId, sessionId } = org;
  const bought = await org.api("/phone-numbers/vapi/purchase", {
    json: { areaCode: "406" },
    headers: { "Idempotency-Key": "bought" },
  });
  if (!bought.ok) throw new Error(await bought.text());
  const callId = `call_${orgId}`;
  const recording = `recordings/${orgId}/${callId}`;
  await env.RECORDINGS.put(recording, "audio");
  await insert(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at,
       recording_status, recording_key, archived_at)
     VALUES (?1, ?2, 'vapi', ?1, 'phone', 'inbound', 0, 'ended', 1, 0, 'stored', ?3, 1)`,
    callId,
    orgId,
    recording,
  );
  await insert(
    "INSERT INTO call_turns (org_id, call_id, id, position, role, text, at_ms) VALUES (?, ?, 't', 0, 'caller', 'Bonjour', 0)",
    orgId,
    callId,
  );
  await insert(
    `INSERT INTO appointments (id, org_id, profile_id, service, starts_at, ends_at, caller_name, is_test, status, created_at)
     VALUES (?1, ?2, ?3, 'Vidange', 1, 2, 'Luc', 0, 'booked', 1)`,
    `appt_${orgId}`,
    orgId,
    profileId,
  );
  await insert(
    `INSERT INTO knowledge_gaps (id, org_id, profile_id, question, topic, call_ids, asked, status, created_at, last_asked_at)
     VALUES (?1, ?2, ?3, 'Un parking ?', 'parking', '[]', 1, 'open', 1, 1)`,
    `gap_${orgId}`,
    orgId,
    profileId,
  );
  await insert(
    `INSERT INTO daily_rollups (org_id, day, calls, answered, booked, messages, transferred, duration_s, cost_micros, cost_unknown)
     VALUES (?, '2026-11-22', 1, 1, 0, 0, 0, 5, 0, 0)`,
    orgId,
  );
  await insert("INSERT INTO topic_rollups (org_id, month, topic, calls) VALUES (?, '2026-11-01', 'Vidange', 1)", orgId);
  await insert(
    "INSERT INTO hour_rollups (org_id, month, weekday, hour, calls) VALUES (?, '2026-11-01', 7, 9, 1)",
    orgId,
  );
  await insert(
    `INSERT INTO call_deletions (call_id, org_id, requested_by, requested_at, due_at, call_started_at, provider, provider_call_id,
       copies, attempts, next_try_at)
     VALUES (?1, ?2, ?3, 1, 2, 0, 'vapi', 'p', ?4, 3, 9e15)`,
    `call_deleted_${orgId}`,
    orgId,
    userId,
    JSON.stringify(WAITING_COPIES),
  );
  await insert(
    "INSERT INTO saved_views (id, org_id, user_id, is_shared, name, query, created_at) VALUES (?1, ?2, ?3, 1, 'Tous', '', 1)",
    `view_${orgId}`,
    orgId,
    userId,
  );
  await insert(
    "INSERT INTO provider_errors (id, org_id, provider, code, at) VALUES (?1, ?2, 'vapi', 'upstream_failed', 1)",
    `perr_${orgId}`,
    orgId,
  );
  await insert(
    "INSERT INTO failed_jobs (id, org_id, type, job, failed_at) VALUES (?1, ?2, 'recording.copy', '{}', 1)",
    `job_failed_${orgId}`,
    orgId,
  );
  await insert(
    "INSERT INTO refresh_tokens (id, family_id, session_id, token_hash, created_at, expires_at) VALUES (?1, ?1, ?2, ?1, 1, 2)",
    `rft_${orgId}`,
    sessionId,
  );
  await insert(
    "INSERT INTO identities (id, user_id, provider, issuer, subject, created_at) VALUES (?1, ?2, 'google', 'g', ?2, 1)",
    `idn_${orgId}`,
    userId,
  );
  await insert("INSERT INTO totp_factors (user_id, secret, created_at) VALUES (?, 'sealed', 1)", userId);
  await insert("INSERT INTO recovery_codes (user_id, hash, created_at) VALUES (?, 'h', 1)", userId);
  await insert(
    `INSERT INTO passkeys (id, user_id, public_key, counter, transports, name, is_backed_up, created_at)
     VALUES (?1, ?1, 'k', 0, '[]', 'Clé', 0, 1)`,
    userId,
  );
  await insert(
    `INSERT INTO challenges (id, kind, token_hash, user_id, detail, created_at, expires_at)
     VALUES (?1, 'passkey-assertion', ?1, ?1, '{"kind":"passkey-assertion","challenge":"c"}', 1, 2)`,
    userId,
  );
  await insert(
    `INSERT INTO email_tokens (id, purpose, email, user_id, locale, token_hash, created_at, expires_at)
     VALUES (?1, 'log-in', ?2, ?1, 'fr', ?1, 1, 2)`,
    userId,
    org.user.email,
  );
  return { ...line, assistantId: await assistantOf(line) };
}

/** Vapi's id of the receptionist, once a job has made it there. */
async function assistantOf({ orgId }: TestLine): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const [profile] = await services.db.select().from(avaProfiles).where(eq(avaProfiles.orgId, orgId));
    if (profile?.vapiAssistantId && profile.vapiVersion === profile.revision) return profile.vapiAssistantId;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("No assistant was made");
}
