import { afterAll, beforeAll, expect, test } from "vitest";
import { scriptNamed } from "../../dev/fakes/vapi/scripts";
import { DEMO_LOGIN } from "../../dev/seed/demo";
import { StartedCall } from "../../worker/calls/calls.schema";
import { PhoneNumbers } from "../../worker/numbers/numbers.schema";
import { archived, liveUrl, newestLiveCall } from "./calls";
import { logIn, type Member, signUp } from "./member";
import { freshPlace, type Product, startProduct } from "./product";
import { newestScript, vapiCall, webhookSecret } from "./vapi";
import { finals, upgradeStatus, watch, watchWithoutReading, withoutSnapshot } from "./viewer";

const place = await freshPlace();
/** A scripted call takes a few seconds instead of a minute, and is still long enough to be cut in the middle. */
const env = { ...place.env, CALL_SPEED: "8" };
let product: Product | undefined;
let member: Member;

async function start(): Promise<Product> {
  const started = startProduct(env);
  expect(await started.settled, started.output()).toMatchObject({ ready: true });
  return started;
}

beforeAll(async () => {
  product = await start();
  member = await logIn(place, DEMO_LOGIN);
  await releaseNumbers();
}, 120_000);

/** Without a number of one's own a test call is Vapi's, whose fake goes on after a kill. See telephone.test.ts for Ava's own. */
async function releaseNumbers(): Promise<void> {
  const { items } = PhoneNumbers.parse(await (await member.api("/phone-numbers/my-numbers")).json());
  for (const { id } of items) {
    const released = await member.api(`/phone-numbers/${id}`, undefined, "DELETE");
    expect(released.status, await released.text()).toBeLessThan(300);
  }
}

afterAll(async () => {
  await product?.kill();
  place[Symbol.dispose]();
});

const live = (callId: string, after?: number) => liveUrl(place, callId, after);

async function startTestCall(): Promise<string> {
  const answer = await member.api("/calls/test", { mode: "phone", to: "+33612345678" });
  expect(answer.status).toBe(201);
  return StartedCall.parse(await answer.json()).id;
}

test("a socket through the app's own port: 101 with the cookie, 401 without, 404 for another organisation", async () => {
  const callId = await startTestCall();
  const stranger = await signUp(place);

  expect(await upgradeStatus(live(callId), member.headers)).toBe(101);
  expect(await upgradeStatus(live(callId), { Origin: place.origin })).toBe(401);
  expect(await upgradeStatus(live(callId), stranger.headers)).toBe(404);
  expect(await upgradeStatus(live(callId), { ...member.headers, Origin: "https://evil.example" })).toBe(403);
});

test("another site can make no write with the visitor's cookie, and changes nothing", async () => {
  const answer = await fetch(`${place.origin}/api/v1/auth/logout`, {
    method: "POST",
    headers: { ...member.headers, Origin: "https://evil.example" },
  });

  expect(answer.status).toBe(403);
  expect((await member.api("/auth/session")).status).toBe(200);
});

test("a page runs only the scripts that carry its own nonce", async () => {
  const policies = await Promise.all(
    [1, 2].map(async () => {
      const page = await fetch(`${place.origin}/login`, { headers: { Connection: "close" } });
      const policy = page.headers.get("Content-Security-Policy") ?? "";
      const nonce = policy.match(/script-src[^;]*'nonce-([^']+)'/)?.[1];
      expect(policy).not.toContain("unsafe-inline");
      const scripts = (await page.text()).match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
      return nonce;
    }),
  );
  expect(policies[0]).toBeTruthy();
  expect(policies[0]).not.toBe(policies[1]);
});

test("a viewer who never reads delays nobody else, and the call is archived whole", async () => {
  const secret = await webhookSecret(place);
  // 1.5 MB to a socket that nobody reads. Not more: the archive gives D1 all turns as one value, of 2 MB at most.
  const TURNS = 350;
  const text = (index: number) => `${index} ${"Je vous raconte toute l'histoire. ".repeat(130)}`.trim();

  async function tell(withSlowViewer: boolean): Promise<number> {
    const call = vapiCall(place, secret);
    await call.status("in-progress");
    const callId = await newestLiveCall(member);
    const slow = withSlowViewer ? await watchWithoutReading(live(callId), member.headers) : null;
    const viewer = await watch(live(callId), member.headers);
    const startedMs = performance.now();
    for (let index = 0; index < TURNS; index += 1) await call.say(text(index));
    await viewer.until((frames) => finals(frames).length === TURNS);
    const tookMs = performance.now() - startedMs;

    expect(finals(viewer.frames)).toEqual(Array.from({ length: TURNS }, (_, index) => text(index)));
    await call.report();
    expect((await archived(member, callId)).turns.map((turn) => turn.text)).toEqual(finals(viewer.frames));
    expect(slow?.bytesRead() ?? 0).toBe(0);
    slow?.close();
    viewer.close();
    return tookMs;
  }

  const alone = await tell(false);
  const beside = await tell(true);
  console.log(`${TURNS} turns: ${alone.toFixed(0)} ms alone, ${beside.toFixed(0)} ms beside a viewer who never reads`);
});

test("the whole stack killed in mid-call goes on where it was: no turn lost, none twice, for the archive and for a viewer", async () => {
  const callId = await startTestCall();
  const before = await watch(live(callId), member.headers);
  await before.until((frames) => finals(frames).length >= 3);

  await product?.kill();
  const lastSeq = before.frames.at(-1)?.seq ?? 0;
  product = await start();
  const after = await watch(live(callId, lastSeq), member.headers);
  await after.until((frames) => frames.at(-1)?.type === "ended");

  const seen = [...withoutSnapshot(before), ...withoutSnapshot(after)].map(({ seq }) => seq);
  const [first = 0] = seen;
  expect(seen, "every seq once, none left out").toEqual(seen.map((_, index) => first + index));
  expect(after.frames.map(({ type }) => type)).not.toContain("snapshot");

  const script = scriptNamed((await newestScript(place)) ?? "");
  const lines = (script?.steps ?? []).flatMap((step) =>
    "ava" in step ? [step.ava] : "caller" in step ? [step.caller] : [],
  );
  expect(lines.length).toBeGreaterThan(5);
  const { turns } = await archived(member, callId);
  const [greeting, ...conversation] = turns.map((turn) => turn.text);
  expect(greeting).toBeTruthy();
  expect(conversation).toEqual(lines);
  expect([...finals(before.frames), ...finals(after.frames)]).toEqual(turns.map((turn) => turn.text));
});
