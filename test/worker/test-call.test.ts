import { expect, test, vi } from "vitest";
import type { TimedMessage } from "../../dev/fakes/vapi/timeline";
import { profileFromPreset } from "../../receptionist/profile";
import { useFakes } from "./fakes";
import { createOrg } from "./harness";

const PROFILE = profileFromPreset({ businessName: "Cabinet Martin", industry: "dentist", language: "fr" });

type Detail = {
  status: string;
  endedReason: string;
  summary: string | null;
  cost: { amountMicros: number } | null;
  turns: { role: string; text: string }[];
};

/** An owner's test call, rung at Vapi and not yet spoken. */
async function ringingCall(fakes: ReturnType<typeof useFakes>) {
  const org = await createOrg();
  const profile = await org.api("/ava-profiles", { json: PROFILE });
  expect(profile.status).toBe(201);
  const started = await org.api("/calls/test", { json: { mode: "phone", to: "+33612345678" } });
  expect(started.status).toBe(201);
  const { id } = await started.json<{ id: string }>();
  const [ringing] = await fakes.vapi.calls.list();
  if (!ringing) throw new Error("Vapi was asked for no call");
  const detail = async () => (await org.api(`/calls/${id}`)).json<Detail>();
  return { org, id, vapiId: ringing.call.id, detail };
}

test("a test call that Vapi speaks to us is found with its conversation, summary and cost", {
  timeout: 30_000,
}, async () => {
  using fakes = useFakes();
  const { org, id, vapiId, detail } = await ringingCall(fakes);
  const delivered = await fakes.vapi.playCall(vapiId);
  expect(new Set(delivered.map(({ status }) => status))).toEqual(new Set([200]));
  await vi.waitFor(async () => expect((await detail()).summary).toContain("Camille Moreau"), { timeout: 10_000 });
  const { turns, status, cost } = await detail();
  expect(status).toBe("ended");
  expect(cost?.amountMicros).toBeGreaterThan(0);
  expect(turns.map(({ role }) => role).slice(0, 3)).toEqual(["ava", "caller", "ava"]);
  expect(turns.at(-1)?.text).toContain("Au revoir");

  const recording = await vi.waitFor(
    async () => {
      const answer = await org.api(`/calls/${id}/recording`);
      expect(answer.status).toBe(200);
      return answer;
    },
    { timeout: 10_000 },
  );
  expect((await recording.arrayBuffer()).byteLength).toBeGreaterThan(100_000);
});

/** A few partials stand for all of them. */
const thinned = (messages: TimedMessage[]): TimedMessage[] =>
  messages.filter(({ message }, index) => message.transcriptType !== "partial" || index % 6 === 0);

/** Messages overtake their neighbours, and each comes twice: the report even before the last words. */
const jumble = (messages: TimedMessage[]): TimedMessage[] => {
  const some = thinned(messages);
  const windows = Array.from({ length: Math.ceil(some.length / 8) }, (_, at) => some.slice(at * 8, at * 8 + 8));
  return windows.flatMap((window) => [...window, ...window].reverse());
};

test("the same call delivered twice and out of order is the same conversation", { timeout: 30_000 }, async () => {
  using fakes = useFakes();
  const inOrder = await ringingCall(fakes);
  await fakes.vapi.playCall(inOrder.vapiId, thinned);
  using others = useFakes();
  const jumbled = await ringingCall(others);
  await others.vapi.playCall(jumbled.vapiId, jumble);
  const conversation = async ({ detail }: typeof inOrder) =>
    vi.waitFor(
      async () => {
        const { summary, turns } = await detail();
        expect(summary).toContain("Camille Moreau");
        return turns.map(({ role, text }) => `${role}: ${text}`);
      },
      { timeout: 10_000 },
    );
  expect(await conversation(jumbled)).toEqual(await conversation(inOrder));
});
