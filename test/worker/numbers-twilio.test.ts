import { expect, test, vi } from "vitest";
import type * as z from "zod";
import { insertNumber } from "../../worker/numbers/numbers.queries";
import type { ImportAnswer, PhoneNumber, TwilioNumbers } from "../../worker/numbers/numbers.schema";
import { newNumber } from "../../worker/numbers/numbers.service";
import { useFakes } from "./fakes";
import { createOrg, ORIGIN, services } from "./harness";
import { CALLER, incoming, post, twilioAccount, twilioLine } from "./twilio-line";

type Org = Awaited<ReturnType<typeof createOrg>>;
type Fakes = ReturnType<typeof useFakes>;
type Account = Awaited<ReturnType<typeof twilioAccount>>;
type Settings = Record<string, string | null>;

const HOOKS = `${ORIGIN}/api/v1/webhooks/twilio`;
const OURS = {
  voice_url: `${HOOKS}/voice`,
  voice_method: "POST",
  voice_fallback_url: `${HOOKS}/voice`,
  status_callback: `${HOOKS}/status`,
  status_callback_method: "POST",
  voice_application_sid: "",
  trunk_sid: "",
};

async function connect({ api }: Org, { accountSid, authToken }: Account): Promise<string> {
  const listed = await api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } });
  const [number] = (await listed.json<z.infer<typeof TwilioNumbers>>()).items;
  if (!number) throw new Error("The account holds one number");
  return number.sid;
}
const importOne = ({ api }: Org, sid: string) => api("/phone-numbers/twilio/import", { json: { sids: [sid] } });
const release = ({ api }: Org, id: string) => api(`/phone-numbers/${id}`, { method: "DELETE" });
const held = async ({ api }: Org) =>
  (await (await api("/phone-numbers/my-numbers")).json<{ items: PhoneNumber[] }>()).items;
const importedBy = async (answer: Response) => {
  const [number] = (await answer.json<z.infer<typeof ImportAnswer>>()).imported;
  if (!number) throw new Error("Nothing was imported");
  return number;
};

const request = ({ accountSid, authToken }: Account, sid: string, init: RequestInit = {}) =>
  fetch(`https://api.twilio.com/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${sid}.json`, {
    ...init,
    headers: {
      Authorization: `Basic ${btoa(`${accountSid}:${authToken}`)}`,
      "Content-Type": "application/x-www-form-urlencoded",
    },
  });
/** How the number is set at Twilio. */
const settingsOf = async (account: Account, sid: string) => (await request(account, sid)).json<Settings>();
const set = (account: Account, sid: string, form: Record<string, string>) =>
  request(account, sid, { method: "POST", body: new URLSearchParams(form).toString() });
const numberPath = ({ accountSid }: Account) => `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/`;

/** A connected account whose number an application answers so far, which wins over its address. */
async function connected(fakes: Fakes) {
  const [org, account] = [await createOrg(), await twilioAccount(fakes)];
  const sid = await connect(org, account);
  await set(account, sid, {
    VoiceApplicationSid: "AP1",
    VoiceMethod: "GET",
    StatusCallback: "https://before.example/s",
  });
  return { org, account, sid };
}
const BEFORE = {
  voice_url: "https://before.example/voice",
  voice_method: "GET",
  status_callback: "https://before.example/s",
  voice_application_sid: "AP1",
};

test("an import sends the number's calls to us, and a release gives them back to who had them", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  const { id } = await importedBy(await importOne(org, sid));
  expect(await settingsOf(account, sid)).toMatchObject(OURS);
  // A second import changes nothing, and loses nothing of what was there before.
  expect((await importedBy(await importOne(org, sid))).id).toBe(id);

  expect((await release(org, id)).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
  expect(await held(org)).toEqual([]);
  const again = await importedBy(await importOne(org, sid));
  expect(again.id).not.toBe(id);
});

test("what the customer has set since is left alone, and a second import takes it over again", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  const { id } = await importedBy(await importOne(org, sid));
  const since = { VoiceUrl: "https://since.example/voice", VoiceApplicationSid: "" };
  await set(account, sid, since);
  await importOne(org, sid);
  expect(await settingsOf(account, sid)).toMatchObject(OURS);
  await set(account, sid, { ...since, VoiceUrl: "https://later.example/voice" });
  expect((await release(org, id)).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject({ voice_url: "https://later.example/voice" });
});

test("a number that Twilio no longer has is released all the same", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  const { id } = await importedBy(await importOne(org, sid));
  await request(account, sid, { method: "DELETE" });
  expect((await release(org, id)).status).toBe(204);
  expect(await held(org)).toEqual([]);
});

test("an import that Twilio refuses or breaks off leaves nothing here, and there what was there", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  await fakes.fault("twilio", "400", { path: numberPath(account), count: 1 });
  expect((await importOne(org, sid)).status).toBe(422);
  expect(await held(org)).toEqual([]);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);

  // Silent: it may have done as it was told, so it is told to undo it.
  await fakes.fault("twilio", "hang", { path: numberPath(account), count: 1 });
  expect((await importOne(org, sid)).status).toBe(504);
  expect(await held(org)).toEqual([]);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
  const undone = fakes
    .requests("api.twilio.com")
    .filter(({ method, url }) => method === "POST" && url.pathname.endsWith(`${sid}.json`));
  expect(new URLSearchParams(undone.at(-1)?.body).get("VoiceApplicationSid")).toBe("AP1");

  await fakes.fault("twilio", "none");
  expect((await importOne(org, sid)).status).toBe(201);
});

test("an import of which Twilio says nothing at all is shown as open, and ended once Twilio is there again", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  await fakes.fault("twilio", "hang", { path: numberPath(account) });
  const open = await importedBy(await importOne(org, sid));
  expect(open).toMatchObject({ status: "unconfirmed", problem: "upstream_timeout" });
  await fakes.fault("twilio", "none");
  const settled = await org.api(`/phone-numbers/${open.id}/settle`, { method: "POST" });
  expect(await settled.json()).toMatchObject({ isSettled: true, number: { status: "active", problem: null } });
  expect(await settingsOf(account, sid)).toMatchObject(OURS);
  expect((await release(org, open.id)).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
});

test("a release that Twilio does not take leaves the number here, to be released again", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  const { id } = await importedBy(await importOne(org, sid));
  await fakes.fault("twilio", "401", { path: numberPath(account) });
  expect((await release(org, id)).status).toBe(422);
  expect(await held(org)).toMatchObject([{ id }]);
  await fakes.fault("twilio", "none");
  expect((await release(org, id)).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
});

test("an import at the same time as itself imports once", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  const statuses = (await Promise.all([1, 2, 3].map(() => importOne(org, sid)))).map(({ status }) => status);
  expect(statuses).toContain(201);
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true);
  expect(await held(org)).toHaveLength(1);
  expect(await settingsOf(account, sid)).toMatchObject(OURS);
});

test("a number of two organisations with one account rings at the newer, and at the older once that lets go", async () => {
  using fakes = useFakes();
  const { org: older, account, sid } = await connected(fakes);
  await importOne(older, sid);
  const newer = await createOrg();
  await connect(newer, account);
  const second = await importedBy(await importOne(newer, sid));
  const line = { ...account, org: newer, orgId: newer.orgId, number: second, profileId: null };
  const calls = async ({ api }: Org) => (await (await api("/calls")).json<{ items: unknown[] }>()).items.length;
  const ring = async () => (await post(line, "/status", incoming(line, { CallStatus: "completed" }))).status;
  await post(line, "/voice", incoming(line));
  expect(await ring()).toBe(204);
  expect([await calls(older), await calls(newer)]).toEqual([0, 1]);

  expect((await release(newer, second.id)).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject(OURS);
  const [kept] = await held(older);
  expect((await release(older, kept?.id ?? "")).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
});

test("a number that Vapi answers goes on as it is", async () => {
  using fakes = useFakes();
  const { org, account, sid } = await connected(fakes);
  const { orgId } = org;
  const bought = { orgId, number: account.phoneNumber, provider: "twilio", providerId: sid, status: "active" } as const;
  const row = newNumber(services, { ...bought, vapiNumberId: "vapi-number", label: null, profileId: null });
  await insertNumber(services.db, row);
  expect((await importedBy(await importOne(org, sid))).id).toBe(row.id);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
  expect((await release(org, row.id)).status).toBe(204);
  expect(await settingsOf(account, sid)).toMatchObject(BEFORE);
});

test("of three numbers of which one fails, two are imported and the third says why", async () => {
  using fakes = useFakes();
  const [org, account] = [await createOrg(), await twilioAccount(fakes)];
  for (const end of ["1", "2"])
    await fakes.twilio.addLine({
      ...account,
      phoneNumber: `${account.phoneNumber.slice(0, -3)}90${end}`,
      voiceUrl: "",
    });
  await connect(org, account);
  const { accountSid, authToken } = account;
  const listed = await org.api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } });
  const sids = (await listed.json<z.infer<typeof TwilioNumbers>>()).items.map(({ sid }) => sid);
  await fakes.fault("twilio", "400", { path: numberPath(account), count: 1 });
  const answer = await org.api("/phone-numbers/twilio/import", { json: { sids } });
  expect(answer.status).toBe(201);
  const { imported, failed } = await answer.json<z.infer<typeof ImportAnswer>>();
  expect(imported).toHaveLength(2);
  expect(failed).toMatchObject([{ sid: sids[0], message: "Twilio: The request was refused" }]);
  expect(await held(org)).toHaveLength(2);
  expect((await importOne(org, `PN${"f".repeat(32)}`)).status).toBe(422);
});

type Call = {
  status: string;
  direction: string;
  isTest: boolean;
  from: string;
  to: string;
  endedReason: string | null;
};

test("a test call by phone rings from the organisation's own number, and Ava answers whatever its routing", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes, { configure: { routing: "forward", forwardTo: "+33611223344" } });
  const started = await line.org.api("/calls/test", { json: { mode: "phone", to: CALLER } });
  expect(started.status).toBe(201);
  const { id } = await started.json<{ id: string }>();
  const placed = fakes.requests("api.twilio.com").findLast(({ url }) => url.pathname.endsWith("/Calls.json"));
  const form = new URLSearchParams(placed?.body);
  expect(form.get("From")).toBe(line.phoneNumber);
  expect(form.get("Url")).toBe(`${HOOKS}/voice?profile=${line.profileId}`);
  expect(form.getAll("StatusCallbackEvent")).toEqual(["initiated", "ringing", "answered", "completed"]);
  expect(fakes.requests("api.vapi.ai").filter(({ url }) => url.pathname === "/call")).toEqual([]);

  const call = await fakes.phone.pickUp();
  expect(await call.hears()).toMatch(/Garage Martin/);
  await call.hangUp();
  await vi.waitFor(
    async () => {
      const detail = await (await line.org.api(`/calls/${id}`)).json<Call>();
      expect(detail).toMatchObject({ status: "ended", direction: "outbound", isTest: true, to: CALLER });
      expect(detail.endedReason).toBe("caller-hung-up");
    },
    { timeout: 10_000 },
  );
  const { items } = await (await line.org.api("/calls")).json<{ items: unknown[] }>();
  expect(items).toHaveLength(1);
});

test("a test call that nobody picks up is over with the reason", async () => {
  using fakes = useFakes();
  const line = await twilioLine(fakes);
  const { id } = await (await line.org.api("/calls/test", { json: { mode: "phone", to: CALLER } })).json<{
    id: string;
  }>();
  const [placed] = [...fakes.twilio.exchange.calls.values()];
  const CallSid = placed?.record.sid ?? "";
  const { accountSid: AccountSid, phoneNumber: From } = line;
  const form = {
    AccountSid,
    CallSid,
    From,
    To: CALLER,
    Direction: "outbound-api",
    CallStatus: "busy",
    SequenceNumber: "2",
  };
  expect((await post(line, "/status", form)).status).toBe(204);
  await vi.waitFor(
    async () =>
      expect(await (await line.org.api(`/calls/${id}`)).json<Call>()).toMatchObject({
        status: "ended",
        endedReason: "busy",
      }),
    { timeout: 10_000 },
  );
});
