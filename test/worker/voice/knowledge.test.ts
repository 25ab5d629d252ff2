import { expect, test } from "vitest";
import * as z from "zod";
import { archiveCall } from "../../../worker/calls/archive.service";
import { services } from "../harness";
import { avaOrg, talkInBrowser } from "./browser-call";

const Gaps = z.object({ items: z.array(z.object({ id: z.string(), question: z.string(), asked: z.number() })) });

type Org = Awaited<ReturnType<typeof avaOrg>>;
const gapsOf = async (org: Org) => Gaps.parse(await (await org.api("/knowledge-gaps")).json()).items;

async function ask(org: Org, question: string, asked: Record<string, unknown> = {}): Promise<string> {
  const call = await talkInBrowser(org, asked);
  await call.greeting();
  const answer = await call.say(question);
  call.send({ type: "hangup" });
  await call.until(() => call.events.some((event) => event.type === "ended"));
  await archiveCall(services, org.orgId, call.id as `call_${string}`);
  return answer;
}

test("a question nobody had an answer to becomes a card, and its one-line answer is known from the next call on", async () => {
  const org = await avaOrg();
  expect(await ask(org, "Est-ce que vous avez un parking ?")).toMatch(/sais pas/);
  const [gap, ...others] = await gapsOf(org);
  expect(others).toEqual([]);
  expect(gap).toMatchObject({ question: expect.stringContaining("parking"), asked: 1 });

  const answered = await org.api(`/knowledge-gaps/${gap?.id}/answer`, {
    json: { answer: "Oui, dans la cour, sans frais." },
  });
  expect(answered.status).toBe(200);
  expect(await gapsOf(org)).toEqual([]);
  expect(await ask(org, "Vous avez un parking ?")).toContain("Oui, dans la cour, sans frais.");
});

test("a draft answers only whoever asks for it, until it is published", async () => {
  const org = await avaOrg();
  const { profile } = z
    .looseObject({ profile: z.looseObject({}) })
    .parse(await (await org.api(`/ava-profiles/${org.profileId}`)).json());
  const draft = { ...profile, address: "4 quai de Saône, Lyon" };
  expect((await org.api(`/ava-profiles/${org.profileId}/draft`, { method: "PUT", json: draft })).status).toBe(200);
  expect(await ask(org, "Quelle est votre adresse ?")).not.toContain("Saône");
  expect(await ask(org, "Quelle est votre adresse ?", { draft: true })).toContain("4 quai de Saône, Lyon");
  await org.api(`/ava-profiles/${org.profileId}/publish`, { json: { version: 1 } });
  expect(await ask(org, "Quelle est votre adresse ?")).toContain("4 quai de Saône, Lyon");
});

test("asked at another instant, she answers as of then: Saturday 15 August is closed for the Assumption", async () => {
  const org = await avaOrg();
  const at = "2026-08-15T10:35:00.000Z";
  expect(await ask(org, "Vous êtes ouverts ?", { at })).toMatch(/fermés.*Assomption|Assomption.*fermés/s);
  const monday = "2026-08-17T08:00:00.000Z";
  expect(await ask(org, "Vous êtes ouverts ?", { at: monday })).toMatch(/ouverts/);
});
