import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { CONTROL_HOST } from "../../dev/fakes/vapi/live-control";
import { StartedCall } from "../../worker/calls/calls.schema";
import { callIdFor } from "../../worker/lib/ids";
import { useFakes } from "./fakes";
import { addMember, createOrg, fetchApi } from "./harness";
import { incoming, post, twilioLine } from "./twilio-line";
import { avaOrg, talkInBrowser } from "./voice/browser-call";
import { phoneOrg } from "./voice/phone-call";

const STAFF = "+33622222222";
const LINE = "Le docteur vous rappelle ce soir.";

type Org = Pick<Awaited<ReturnType<typeof createOrg>>, "api" | "orgId">;

const say = ({ api }: Org, id: string, init: object = {}) => api(`/calls/${id}/say`, { json: { text: LINE }, ...init });
const transfer = ({ api }: Org, id: string, to = STAFF) => api(`/calls/${id}/transfer`, { json: { to } });
const hangUp = ({ api }: Org, id: string) => api(`/calls/${id}/hang-up`, { method: "POST" });

/** Why a call was not steered; `done` where it was. */
async function outcome(answer: Response): Promise<string> {
  if (answer.status === 204) return "done";
  const { error } = await answer.json<{ error: { code: string; message: string; issues?: { path: string }[] } }>();
  expect(error.message).not.toBe("");
  return `${error.code} ${error.issues?.[0]?.path ?? ""}`.trim();
}

const audited = async ({ orgId }: Org) =>
  (
    await env.DB.prepare(
      "SELECT action, detail FROM audit_events WHERE org_id = ? AND action LIKE 'call.%' ORDER BY at, id",
    )
      .bind(orgId)
      .all<{ action: string; detail: string }>()
  ).results.map(({ action, detail }) => [action, JSON.parse(detail)]);

test("on the telephone Ava says the owner's line next, and answers what the caller then says", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, id, archived } = await org.ring();
  await call.hears();
  await call.listens();
  expect(await outcome(await say(org, id))).toBe("done");
  expect((await call.hears()).trim()).toBe(LINE);
  await call.say("Très bien. Et quels sont vos horaires ?");
  expect(await call.hears()).toMatch(/lundi/);
  await call.listens();
  await call.hangUp();
  const { turns } = await archived();
  expect(turns.map(({ role, text }) => (text === LINE ? `${role}: line` : role))).toEqual([
    "ava",
    "ava: line",
    "caller",
    "ava",
  ]);
  expect(await outcome(await say(org, id))).toBe("conflict call.over");
  // What was said is nobody's business but the call's.
  expect(await audited(org)).toEqual([["call.said", { callId: id }]]);
});

test("the same request delivered twice is said and audited once", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, id, room } = await org.ring();
  await call.hears();
  const once = { headers: { "Idempotency-Key": "line-1" } };
  expect((await say(org, id, once)).status).toBe(204);
  const again = await say(org, id, once);
  expect([again.status, again.headers.get("Idempotent-Replayed")]).toEqual([204, "true"]);
  const described = await room.describe(org.orgId);
  expect(described?.turns.filter(({ text }) => text === LINE)).toHaveLength(1);
  expect(await audited(org)).toHaveLength(1);
});

test("a transfer of the owner's rings the number; who does not answer brings the caller back, who does ends it as transferred", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const failed = await org.ring({ staff: { [STAFF]: "busy" } });
  await failed.call.hears();
  await failed.call.listens();
  expect(await outcome(await transfer(org, failed.id))).toBe("done");
  expect(await failed.call.hears()).toMatch(/mets en relation/);
  expect(await failed.call.hears()).toMatch(/message/i);
  expect(await outcome(await say(org, failed.id))).toBe("done");
  expect((await failed.call.hears()).trim()).toBe(LINE);
  await failed.call.hangUp();

  const taken = await org.ring({ staff: { [STAFF]: "answered" } });
  await taken.call.hears();
  await taken.call.listens();
  expect(await outcome(await transfer(org, taken.id))).toBe("done");
  expect(await taken.call.hears()).toMatch(/mets en relation/);
  await taken.call.ended();
  expect(await taken.archived()).toMatchObject({ outcome: "transferred", endedReason: "transferred" });
  expect((await audited(org)).map(([action]) => action)).toEqual(["call.transferred", "call.said", "call.transferred"]);
});

test("Ava hangs up at the owner's wish with a goodbye, and what came of the call is what was done in it", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, id, archived } = await org.ring();
  await call.hears();
  await call.say("Quels sont vos horaires ?");
  await call.hears();
  await call.listens();
  expect(await outcome(await hangUp(org, id))).toBe("done");
  expect(await call.hears()).toMatch(/au revoir/);
  await call.ended();
  expect(await outcome(await hangUp(org, id))).toBe("conflict call.over");
  expect(await archived()).toMatchObject({ endedReason: "ava-hung-up", outcome: "answered" });
  expect(await audited(org)).toEqual([["call.hung-up", { callId: id }]]);
});

test("a line that forwards, and a colleague who is rung before Ava, are not hers to steer", async () => {
  using fakes = useFakes();
  for (const [routing, why] of [
    ["forward", "with-person"],
    ["staff-first", "not-connected"],
  ] as const) {
    const line = await twilioLine(fakes, { configure: { routing, forwardTo: STAFF, ringS: 20 } });
    const params = incoming(line);
    expect((await post(line, "/voice", params)).status).toBe(200);
    const id = await callIdFor(line.orgId, "twilio", String(params.CallSid));
    for (const steer of [say, transfer, hangUp])
      expect(await outcome(await steer(line.org, id))).toBe(`conflict call.${why}`);
    expect((await audited(line.org)).map(([action, { reason }]) => reason ?? action)).toEqual([
      "call.said",
      why,
      "call.transferred",
      why,
      "call.hung-up",
      why,
    ]);
  }
});

test("in the browser the owner's line is shown as Ava's, nobody is put through, and the conversation can be ended", async () => {
  using _fakes = useFakes();
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  await call.greeting();
  expect(await outcome(await say(org, call.id))).toBe("done");
  await call.until(() => call.avaTurns().includes(LINE));
  expect(await outcome(await transfer(org, call.id))).toBe("conflict call.no-telephone");
  expect(await outcome(await hangUp(org, call.id))).toBe("done");
  const ended = await call.until(() => call.events.find((event) => event.type === "ended"));
  expect(ended).toMatchObject({ endedReason: "ava-hung-up" });
  expect((await audited(org)).map(([action]) => action)).toEqual([
    "call.said",
    "call.transferred",
    "call.steering-failed",
    "call.hung-up",
  ]);
});

test("nobody steers another organisation's call, nor without the right; words and numbers are checked first", async () => {
  using _fakes = useFakes();
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  const greeting = await call.greeting();
  const stranger = await createOrg();
  const member = await addMember(org.orgId, "member");
  for (const steer of [say, transfer, hangUp]) {
    expect((await steer(stranger, call.id)).status).toBe(404);
    expect((await steer({ ...org, api: member.api }, call.id)).status).toBe(403);
    expect((await steer({ ...org, api: (path, init) => fetchApi(path, init) }, call.id)).status).toBe(401);
  }
  expect((await say(org, call.id, { json: { text: "  " } })).status).toBe(400);
  expect((await say(org, call.id, { json: { text: "x".repeat(501) } })).status).toBe(400);
  expect((await transfer(org, call.id, "0611111111")).status).toBe(400);
  // Premium-rate and shared-cost in France and Great Britain, a satellite, and 112 with its country.
  for (const to of ["+33899123456", "+33820123456", "+448711234567", "+881612345678", "+3301120"])
    expect(await outcome(await transfer(org, call.id, to)), to).toBe("invalid_input to");
  expect(call.avaTurns()).toEqual([greeting]);
  expect(await audited(org)).toEqual([]);
});

/** A call that Vapi answers, in which the greeting has been said. */
async function vapiCall(fakes: ReturnType<typeof useFakes>) {
  const org = await avaOrg();
  const answer = await org.api("/calls/test", { json: { mode: "phone", to: "+33612345678" } });
  const { id } = StartedCall.parse(await answer.json());
  const row = await env.DB.prepare("SELECT provider_call_id AS id FROM calls WHERE id = ?").bind(id).first("id");
  const providerCallId = String(row);
  const ringing = await say(org, id);
  const untilSaid = (text: string) =>
    fakes.vapi.playUntil(
      providerCallId,
      ({ transcriptType, transcript }) => transcriptType === "final" && String(transcript).includes(text),
    );
  await untilSaid("bonjour");
  const room = env.CALL_ROOMS.getByName(id);
  return {
    org,
    id,
    ringing,
    untilSaid,
    rest: () => fakes.vapi.playUntil(providerCallId, () => false),
    described: async () => (await room.describe(org.orgId)) ?? { call: null, turns: [] },
    ordered: () => fakes.requests(CONTROL_HOST).map(({ body }) => JSON.parse(body)),
  };
}

test("a call that Vapi answers is steered by Vapi's control: a line is in the transcript, and its end is Ava's", async () => {
  using fakes = useFakes();
  const { org, id, ringing, untilSaid, rest, described, ordered } = await vapiCall(fakes);
  expect(await outcome(ringing)).toBe("conflict call.not-connected");
  expect(await outcome(await say(org, id))).toBe("done");
  expect(ordered()).toEqual([{ type: "say", content: LINE, endCallAfterSpoken: false }]);
  // The address is all that opens it: the key goes to api.vapi.ai alone.
  expect(fakes.requests(CONTROL_HOST)[0]?.headers.has("Authorization")).toBe(false);
  await untilSaid(LINE);
  expect((await described()).turns[1]).toMatchObject({ role: "ava", text: LINE, final: true });

  expect(await outcome(await hangUp(org, id))).toBe("done");
  expect(ordered().at(-1)).toEqual({ type: "end-call" });
  await rest();
  expect((await described()).call).toMatchObject({ status: "ended", endedReason: "ava-hung-up" });
  expect(await outcome(await say(org, id))).toBe("conflict call.over");
  expect(await audited(org)).toEqual([
    ["call.said", { callId: id }],
    ["call.hung-up", { callId: id }],
  ]);
});

test("Vapi's call is put through, with a word to the caller", async () => {
  using fakes = useFakes();
  const { org, id, ordered, rest, described } = await vapiCall(fakes);
  expect(await outcome(await transfer(org, id))).toBe("done");
  const content = "Je vous mets en relation, un instant.";
  expect(ordered()).toEqual([{ type: "transfer", destination: { type: "number", number: STAFF }, content }]);
  await rest();
  expect((await described()).call).toMatchObject({ status: "ended", endedReason: "transferred" });
});

test("an order that cannot be written down is not carried out, and is carried out once when it is sent again", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { call, id, room } = await org.ring();
  await call.hears();
  const once = { headers: { "Idempotency-Key": "line-2" } };
  const linesSaid = async () => (await room.describe(org.orgId))?.turns.filter(({ text }) => text === LINE).length;
  await env.DB.prepare(
    `CREATE TRIGGER audit_is_down BEFORE INSERT ON audit_events WHEN NEW.org_id = '${org.orgId}'
     BEGIN SELECT RAISE(ABORT, 'the disk is full'); END`,
  ).run();
  expect((await say(org, id, once)).status).toBe(500);
  expect(await linesSaid()).toBe(0);
  await env.DB.prepare("DROP TRIGGER audit_is_down").run();
  expect((await say(org, id, once)).status).toBe(204);
  expect((await say(org, id, once)).headers.get("Idempotent-Replayed")).toBe("true");
  expect(await linesSaid()).toBe(1);
  expect(await audited(org)).toEqual([["call.said", { callId: id }]]);
});

test("an order whose answer is lost is not given again under its key, and the audit says that it did not go through", async () => {
  using fakes = useFakes();
  const { org, id, ordered } = await vapiCall(fakes);
  fakes.replace(CONTROL_HOST, async (request) => {
    await fakes.vapi.liveControl.fetch(request);
    return new Response("upstream request timeout", { status: 504 });
  });
  const once = { headers: { "Idempotency-Key": "line-3" } };
  expect(await outcome(await say(org, id, once))).toBe("upstream_failed");
  expect(await outcome(await say(org, id, once))).toBe("conflict");
  expect(ordered()).toHaveLength(1);
  expect(await audited(org)).toEqual([
    ["call.said", { callId: id }],
    ["call.steering-failed", { callId: id, order: expect.stringMatching(/^aud_/), reason: "upstream_failed" }],
  ]);
  // With a key of its own it is another order.
  fakes.replace(CONTROL_HOST, fakes.vapi.liveControl.fetch);
  expect(await outcome(await say(org, id, { headers: { "Idempotency-Key": "line-4" } }))).toBe("done");
});

test("an order that Vapi does not take is said so, and none goes to an address that is not Vapi's", async () => {
  using fakes = useFakes();
  const { org, id } = await vapiCall(fakes);
  const answering = (controlUrl: string | null) =>
    fakes.replace("api.vapi.ai", () => Response.json({ id: "1", ...(controlUrl && { monitor: { controlUrl } }) }));
  for (const lie of [
    `http://${CONTROL_HOST}/1/control`,
    "https://vapi.ai.evil.example/1/control",
    "https://evilvapi.ai/1/control",
    "https://x:y@api.vapi.ai/1/control",
    "https://api.vapi.ai:8443/1/control",
    "https://169.254.169.254/1/control",
    "javascript:alert(1)",
  ]) {
    answering(lie);
    expect(await outcome(await say(org, id)), lie).toBe("upstream_failed");
  }
  expect(fakes.requests(CONTROL_HOST)).toEqual([]);
  for (const gone of [null, `https://${CONTROL_HOST}/${crypto.randomUUID()}/control`]) {
    answering(gone);
    expect(await outcome(await say(org, id))).toBe("conflict call.no-control");
  }
  fakes.replace("api.vapi.ai", () => new Response("", { status: 500 }));
  expect(await outcome(await hangUp(org, id))).toBe("upstream_failed");
  // Only the last line had somewhere to go.
  expect(await audited(org)).toEqual([
    ["call.said", { callId: id }],
    ["call.steering-failed", { callId: id, order: expect.stringMatching(/^aud_/), reason: "no-control" }],
  ]);
});
