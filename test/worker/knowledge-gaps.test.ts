import { expect, test } from "vitest";
import type { CallArchive, ToolUse } from "../../durable-objects/call.schema";
import { profileFromPreset } from "../../receptionist/profile";
import { writeArchive } from "../../worker/calls/archive.service";
import type { ProfileId } from "../../worker/lib/ids";
import type { KnowledgeGap } from "../../worker/receptionists/knowledge-gaps.schema";
import type { AvaProfile } from "../../worker/receptionists/receptionists.schema";
import { archivedCall } from "./analytics/archives";
import { useFakes } from "./fakes";
import { createOrg, services } from "./harness";

// The sync of each publication goes to a fake Vapi, a second after the test that made it.
useFakes();

const PROFILE = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });

/** An organisation whose callers ask what Ava does not know. */
async function curious(profile = PROFILE) {
  const org = await createOrg();
  const { id } = await (await org.api("/ava-profiles", { json: profile })).json<{ id: ProfileId }>();
  let minute = 0;
  const note = (question: string, index: number): ToolUse => ({
    id: `tool_${index}`,
    name: "note_gap",
    arguments: { question },
    result: "Noté.",
    atMs: 1000 * index,
  });
  /** A finished call in which these were asked; a minute later than the one before. */
  const asks = async (questions: string[], change: Partial<CallArchive["origin"]> = {}) => {
    const at = new Date(Date.UTC(2026, 10, 20, 9, minute++)).toISOString();
    const { archive } = await archivedCall(org.orgId, { at, topic: "Question" });
    const asked = { ...archive, origin: { ...archive.origin, profileId: id, ...change }, tools: questions.map(note) };
    await writeArchive(services, asked);
    return asked;
  };
  const gaps = async (query = "") =>
    (await (await org.api(`/knowledge-gaps${query}`)).json<{ items: KnowledgeGap[] }>()).items;
  const act = async (gap: KnowledgeGap | undefined, action: string, json?: unknown) => {
    const answer = await org.api(`/knowledge-gaps/${gap?.id}/${action}`, { method: "POST", ...(json ? { json } : {}) });
    return { status: answer.status, body: await answer.json<KnowledgeGap & { error?: { code: string } }>() };
  };
  const read = async () => (await org.api(`/ava-profiles/${id}`)).json<AvaProfile>();
  return { ...org, profileId: id, asks, gaps, act, read };
}

test("what Ava did not know is kept with the call, once for each question however it is put", async () => {
  const { asks, gaps, profileId } = await curious();
  const first = await asks(["Avez-vous un parking ?", "Acceptez-vous les chèques-vacances ?"]);
  const second = await asks(["Bonjour, est-ce qu'il y a un parking chez vous ?"], { isTest: true });
  expect(await gaps()).toMatchObject([
    {
      profileId,
      question: "Bonjour, est-ce qu'il y a un parking chez vous ?",
      asked: 2,
      status: "open",
      lastAskedAt: "2026-11-20T09:01:00.000Z",
      callIds: [first.origin.id, second.origin.id],
    },
    { question: "Acceptez-vous les chèques-vacances ?", asked: 1, lastAskedAt: "2026-11-20T09:00:01.000Z" },
  ]);
});

test("a call archived again, or that asks twice, counts once; a tool that failed and another tool count nothing", async () => {
  const { asks, gaps } = await curious();
  const call = await asks(["Avez-vous un parking ?", "Un parking, vous avez ?"]);
  await writeArchive(services, call);
  await writeArchive(services, call);
  expect(await gaps()).toMatchObject([{ asked: 1, callIds: [call.origin.id] }]);

  const failed = await asks([]);
  const use = { id: "t1", arguments: { question: "Et un ascenseur ?" }, atMs: 1 };
  await writeArchive(services, {
    ...failed,
    tools: [
      { ...use, name: "note_gap", error: "refused" },
      { ...use, id: "t2", name: "find_answer" },
      { ...use, id: "t3", name: "note_gap", arguments: {} },
    ],
  });
  expect(await gaps()).toHaveLength(1);
});

test("twenty calls are named, the latest ones, and all are counted", async () => {
  const { asks, gaps } = await curious();
  const calls = [];
  for (let each = 0; each < 23; each++) calls.push((await asks(["Avez-vous un parking ?"])).origin.id);
  expect(await gaps()).toMatchObject([{ asked: 23, callIds: calls.slice(3) }]);
});

test("a call of another organisation's profile, or of none, leaves no gap and is archived all the same", async () => {
  const [mine, other] = [await curious(), await curious()];
  const call = await mine.asks(["Avez-vous un parking ?"], { profileId: other.profileId });
  await mine.asks(["Avez-vous un parking ?"], { profileId: null });
  expect([...(await mine.gaps()), ...(await other.gaps())]).toEqual([]);
  expect((await mine.api(`/calls/${call.origin.id}`)).status).toBe(200);
});

test("an answer is known from the next call on: a new version, in the draft as well, and the question is answered", async () => {
  const { api, asks, gaps, act, read, profileId } = await curious();
  await api(`/ava-profiles/${profileId}/draft`, { method: "PUT", json: { ...PROFILE, address: "Ici" } });
  await asks(["Avez-vous un parking ?"]);
  const [gap] = await gaps();
  const learnt = { question: "Y a-t-il un parking ?", answer: "Oui, le parking Bonlieu est à trois minutes." };
  expect(await act(gap, "answer", learnt)).toMatchObject({ status: 200, body: { status: "answered" } });
  expect(await read()).toMatchObject({
    version: 2,
    profile: { address: "", knownAnswers: [learnt] },
    draft: { address: "Ici", knownAnswers: [learnt] },
    vapi: { sync: "pending" },
  });
  const { items } = await (await api(`/ava-profiles/${profileId}/versions`)).json<{ items: unknown[] }>();
  expect(items[0]).toMatchObject({ version: 2, changed: ["knownAnswers"], publishedBy: "Camille Martin" });
  expect(await gaps()).toEqual([]);
  expect(await gaps("?status=answered")).toMatchObject([{ id: gap?.id }]);

  expect(await act(gap, "answer", learnt)).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  expect((await read()).version).toBe(2);
});

test("ten answers to one question at once teach one of them", async () => {
  const { asks, gaps, act, read } = await curious();
  await asks(["Avez-vous un parking ?"]);
  const [gap] = await gaps();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) => act(gap, "answer", { answer: `Réponse ${n}` })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(9);
  const { version, profile } = await read();
  expect(version).toBe(2);
  expect(profile.knownAnswers).toHaveLength(1);
});

test("an answered question that is asked again is open again, and its new answer replaces the old one", async () => {
  const { asks, gaps, act, read } = await curious();
  const call = await asks(["Avez-vous un parking ?"]);
  const [gap] = await gaps();
  await act(gap, "answer", { answer: "Oui." });
  await writeArchive(services, call);
  expect(await gaps()).toEqual([]);
  await asks(["Avez-vous un parking ?"]);
  expect(await gaps()).toMatchObject([{ id: gap?.id, asked: 2, status: "open" }]);
  await act(gap, "answer", { answer: "Oui, gratuit." });
  expect((await read()).profile.knownAnswers).toEqual([
    { question: "Avez-vous un parking ?", answer: "Oui, gratuit." },
  ]);
});

test("a dismissed question stays dismissed however often it is asked, until it is taken up again", async () => {
  const { asks, gaps, act } = await curious();
  await asks(["Avez-vous un parking ?"]);
  const [gap] = await gaps();
  expect(await act(gap, "dismiss")).toMatchObject({ status: 200, body: { status: "dismissed" } });
  await asks(["Avez-vous un parking ?"]);
  expect(await gaps()).toEqual([]);
  expect(await gaps("?status=dismissed")).toMatchObject([{ asked: 2 }]);
  expect(await act(gap, "reopen")).toMatchObject({ status: 200, body: { status: "open" } });
  expect(await gaps()).toHaveLength(1);
});

test("a profile that is full of answers refuses one more by name, and a long question is cut to what it may be", async () => {
  const knownAnswers = Array.from({ length: 60 }, (_, n) => ({ question: `Question ${n}`, answer: "Oui." }));
  const full = await curious({ ...PROFILE, knownAnswers });
  await full.asks(["Avez-vous un parking ?"]);
  const [gap] = await full.gaps();
  const refused = await full.act(gap, "answer", { answer: "Oui." });
  expect(refused).toMatchObject({ status: 400, body: { error: { issues: [{ path: "knownAnswers" }] } } });
  expect(await full.gaps()).toHaveLength(1);
  expect((await full.act(gap, "answer", { answer: "" })).status).toBe(400);

  const { asks, gaps, act, read } = await curious();
  await asks([`Avez-vous un parking ${"très ".repeat(60)}grand ?`]);
  await act((await gaps())[0], "answer", { answer: "Oui." });
  expect((await read()).profile.knownAnswers[0]?.question.length).toBeLessThanOrEqual(200);
});
