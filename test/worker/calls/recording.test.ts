import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createOrg } from "../harness";

const AUDIO = "0123456789".repeat(10);

const heard = async (answer: Response) => new TextDecoder().decode(await answer.arrayBuffer());

/** A call whose recording of 100 bytes has been copied. */
async function recordedCall() {
  const org = await createOrg();
  const id = `call_${org.orgId}`;
  const key = `recordings/${org.orgId}/${id}`;
  await env.RECORDINGS.put(key, AUDIO, { httpMetadata: { contentType: "audio/wav" } });
  await env.DB.prepare(
    `INSERT INTO calls (id, org_id, provider, provider_call_id, channel, direction, is_test, status, status_seq, started_at, recording_status, recording_key)
     VALUES (?, ?, 'vapi', ?, 'phone', 'inbound', 0, 'ended', 1, 0, 'stored', ?)`,
  )
    .bind(id, org.orgId, id, key)
    .run();
  const listen = (range?: string) =>
    org.api(`/calls/${id}/recording`, range === undefined ? {} : { headers: { Range: range } });
  return { ...org, id, listen };
}

test("a recording is sent whole, as the audio that it is, and to no one but its organisation", async () => {
  const { id, listen } = await recordedCall();
  const answer = await listen();
  expect([answer.status, answer.headers.get("Content-Type"), await heard(answer)]).toEqual([200, "audio/wav", AUDIO]);
  const stranger = await createOrg();
  expect((await stranger.api(`/calls/${id}/recording`)).status).toBe(404);
});

test.for([
  ["bytes=0-9", "bytes 0-9/100", 10],
  ["bytes=90-", "bytes 90-99/100", 10],
  ["bytes=-5", "bytes 95-99/100", 5],
  ["bytes=95-400", "bytes 95-99/100", 5],
] as const)("a player that asks for %s gets %s", async ([range, contentRange, length]) => {
  const { listen } = await recordedCall();
  const answer = await listen(range);
  expect([answer.status, answer.headers.get("Content-Range")]).toEqual([206, contentRange]);
  expect(answer.headers.get("Content-Length")).toBe(String(length));
  expect((await heard(answer)).length).toBe(length);
});
