import { plain } from "../../receptionist/listening/normalise";
import type { KnownAnswer, ReceptionistProfile } from "../../receptionist/profile.schema";
import { contentWords } from "../../receptionist/tools/words";
import type { Db } from "../db";
import { AppError, invalidField, notFound } from "../lib/errors";
import { type CallId, newId, type OrgId, type ProfileId } from "../lib/ids";
import type { Services } from "../services";
import {
  type AskedGap,
  forgetCall,
  getGapWithProfile,
  markAnswered,
  setGapStatus,
  upsertGaps,
} from "./knowledge-gaps.queries";
import type { AnswerGap, KnowledgeGap } from "./knowledge-gaps.schema";
import { insertVersion, publishOnto } from "./publishing.queries";
import type { Author } from "./publishing.service";
import { prepareSync } from "./receptionists.service";
import type { KnowledgeGapRow } from "./receptionists.sql.ts";

/** A gap as the API shows it. */
export const gapView = (row: KnowledgeGapRow): KnowledgeGap => ({
  id: row.id,
  profileId: row.profileId,
  question: row.question,
  asked: row.asked,
  status: row.status,
  lastAskedAt: row.lastAskedAt.toISOString(),
  callIds: row.callIds,
});

/** A question as long as one that a profile may know (`KnownAnswer`). */
const QUESTION_CHARS = 200;
/** What a profile may know (`ReceptionistProfile`). */
const ANSWERS = 60;

/** What one call asked. `askedAtMs` is in epoch milliseconds. */
type Asked = { question: string; askedAtMs: number };

/** What a call asked and Ava did not know, as statements for the batch that writes the call. Idempotent by call. */
export function prepareGaps(db: Db, orgId: OrgId, profileId: ProfileId | null, callId: CallId, asked: Asked[]) {
  const byTopic = new Map<string, AskedGap>();
  for (const { question, askedAtMs } of asked) {
    const topic = topicOf(question);
    if (topic) byTopic.set(topic, { id: newId("gap"), question: question.trim(), topic, askedAtMs });
  }
  return profileId && byTopic.size > 0 ? [upsertGaps(db, orgId, profileId, callId, [...byTopic.values()])] : [];
}

/** For the batch that erases a call: what only it asked, and nobody answered, goes with it; other questions name it no more. */
export const prepareForgetting = (db: Db, orgId: OrgId, callId: CallId) => forgetCall(db, orgId, callId);

/** What makes two questions one: the words by which an answer is found, in whatever order they come. */
const topicOf = (question: string): string => contentWords(question).toSorted().join(" ") || plain(question);

/**
 * Teaches Ava an answer: published at once as a new version, and written into the draft as well, so that publishing it forgets
 * nothing. Throws `conflict` when the gap is answered, or the profile changes at the same moment; `invalid_input` when Ava knows
 * as much as a profile holds.
 */
export async function answerGap(
  services: Services,
  { orgId, userId }: Author,
  id: string,
  { answer, question }: AnswerGap,
): Promise<KnowledgeGapRow> {
  const { db } = services;
  const found = await getGapWithProfile(db, orgId, id);
  if (!found) throw notFound("knowledge gap");
  const { gap, profile: known } = found;
  if (gap.status === "answered") throw new AppError("conflict", "This question is answered already.");
  const learnt = { question: question ?? gap.question.slice(0, QUESTION_CHARS).trim(), answer };
  const change = { profile: knowing(known.profile, learnt), draft: known.draft && knowing(known.draft, learnt) };
  const at = services.now();
  const sync = prepareSync(services, orgId, known.id);
  const [[answered]] = await db.batch([
    markAnswered(db, orgId, gap.id, known),
    publishOnto(db, known, change, at),
    insertVersion(db, orgId, known.id, { at, by: userId, restoredFrom: null }),
    // Where nothing was published, Vapi has what there is, and the job finds nothing to do.
    sync.insert,
  ]);
  sync.dispatch();
  if (!answered) throw new AppError("conflict", "Ava was changed at the same moment. Try again.");
  return answered;
}

/** An earlier answer to the same question gives way. */
function knowing(profile: ReceptionistProfile, learnt: KnownAnswer): ReceptionistProfile {
  const others = profile.knownAnswers.filter(({ question }) => question !== learnt.question);
  if (others.length >= ANSWERS)
    throw invalidField("knownAnswers", `holds at most ${ANSWERS} answers: remove one first`);
  return { ...profile, knownAnswers: [...others, learnt] };
}

/** Puts a gap aside, or takes it up again. Repeating it changes nothing. */
export async function putGapStatus(
  { db }: Pick<Services, "db">,
  orgId: OrgId,
  id: string,
  status: "open" | "dismissed",
) {
  const row = await setGapStatus(db, orgId, id, status);
  if (!row) throw notFound("knowledge gap");
  return row;
}
