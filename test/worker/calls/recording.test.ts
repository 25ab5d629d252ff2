import { env } from "cloudflare:workers";
import { expect, onTestFinished, test, vi } from "vitest";
import { copyRecording } from "../../../worker/calls/recording.service";
import { createOrg, services } from "../harness";

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

test("a Range past the end is 416 with the size there is", async () => {
  const { listen } = await recordedCall();
  const answer = await listen("bytes=100-");
  expect([answer.status, answer.headers.get("Content-Range")]).toEqual([416, "bytes */100"]);
});

/** A call whose recording the provider answers with these, one after the other. */
async function callToCopy(...answers: Response[]) {
  const { orgId, id } = await recordedCall();
  await env.DB.prepare("UPDATE calls SET recording_status = 'pending', recording_key = NULL WHERE id = ?")
    .bind(id)
    .run();
  await env.RECORDINGS.delete(`recordings/${orgId}/${id}`);
  vi.stubGlobal("fetch", async () => answers.shift() ?? new Response(null, { status: 500 }));
  onTestFinished(() => void vi.unstubAllGlobals());
  const stored = () => env.RECORDINGS.head(`recordings/${orgId}/${id}`);
  return { copy: () => copyRecording(services, orgId, `call_${orgId}`), stored };
}
const moved = () => new Response(null, { status: 302, headers: { Location: "https://storage.vapi.sim/a" } });

test("what a provider calls no audio is never served as a page of ours", async () => {
  const page = new Response("<script>", { headers: { "Content-Type": "text/html" } });
  const { copy, stored } = await callToCopy(moved(), page);
  await copy();
  expect((await stored())?.httpMetadata?.contentType).toBe("audio/mpeg");
});

test("an address that leads to yet another is no recording: the copy fails, to be tried again", async () => {
  const { copy, stored } = await callToCopy(moved(), moved());
  await expect(copy()).rejects.toMatchObject({ code: "upstream_failed" });
  expect(await stored()).toBeNull();
});
