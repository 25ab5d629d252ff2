import { expect, test } from "vitest";
import { DEMO_TWILIO } from "../../../dev/fakes/twilio";
import { archiveCall, writeArchive } from "../../../worker/calls/archive.service";
import { CallDetail } from "../../../worker/calls/calls.schema";
import { callIdFor } from "../../../worker/lib/ids";
import { createProfile, requireProfile } from "../../../worker/receptionists/receptionists.service";
import { useFakes } from "../fakes";
import { ORIGIN, services } from "../harness";
import { avaOrg, room, talkInBrowser } from "./browser-call";
import { CALLER, LINE, phoneOrg } from "./phone-call";

const STAFF = "+33611111111";
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const always = Object.fromEntries(DAYS.map((day) => [day, [{ fromMin: 0, toMin: 1440 }]]));

type Org = Awaited<ReturnType<typeof phoneOrg>>;

/** A call of which a test posts each webhook itself, in an order of its own. */
async function byHand(org: Org, fakes: ReturnType<typeof useFakes>, direction: "inbound" | "outbound-api") {
  const callSid = `CA${crypto.randomUUID().replaceAll("-", "")}`;
  const id = await callIdFor(org.orgId, "twilio", callSid);
  const [from, to] = direction === "inbound" ? [CALLER, LINE] : [LINE, CALLER];
  const form = { AccountSid: DEMO_TWILIO.sid, CallSid: callSid, Direction: direction, From: from, To: to };
  return {
    id,
    post: (path: string, fields: Record<string, string>) =>
      fakes.phone.post(DEMO_TWILIO, `${ORIGIN}/api/v1/webhooks/twilio${path}`, { ...form, ...fields }),
    async archived(): Promise<CallDetail> {
      await expect.poll(() => room(id).archive()).not.toBeNull();
      await archiveCall(services, org.orgId, id);
      return CallDetail.parse(await (await org.api(`/calls/${id}`)).json());
    },
  };
}

// First in the file: a status may go by a line that is remembered, and tests share its number.
test("a test call of which Twilio tells before it asks who answers is that profile's, not the number's", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes);
  const { profile } = await requireProfile(services.db, org.orgId, org.profileId);
  const other = await createProfile(services, org.orgId, { ...profile, businessName: "Annexe" }, org.userId);
  const call = await byHand(org, fakes, "outbound-api");
  await call.post("/status", { CallStatus: "initiated", SequenceNumber: "0" });
  await call.post(`/voice?profile=${other.id}`, { CallStatus: "in-progress" });
  await call.post("/relay-ended?leg=relay", { CallStatus: "completed", SessionStatus: "completed" });
  await call.post("/relay-ended?leg=staff", { DialCallStatus: "completed" });
  expect(await call.archived()).toMatchObject({ profileId: other.id, isTest: true });
});

test("staff who took a call have taken it, though Twilio tells of the call's end before theirs", async () => {
  using fakes = useFakes();
  const org = await phoneOrg(fakes, {}, { routing: "staff-first", forwardTo: STAFF, ringS: 20, hours: always });
  const call = await byHand(org, fakes, "inbound");
  await call.post("/voice", { CallStatus: "ringing" });
  await call.post("/status", { CallStatus: "completed", SequenceNumber: "0" });
  await call.post("/relay-ended?leg=staff", { CallStatus: "completed", DialCallStatus: "completed" });
  expect(await call.archived()).toMatchObject({ outcome: "transferred", endedReason: "transferred" });
});

test("a booking that came through as the caller hung up makes the call one that was booked", async () => {
  using _ = useFakes();
  const org = await avaOrg();
  const call = await talkInBrowser(org);
  await call.greeting();
  call.send({ type: "hangup" });
  await call.closed();
  const archive = await call.room.archive();
  if (!archive) throw new Error("The call is not over");
  const booking = { id: "u1", name: "book_appointment", arguments: {}, atMs: 1 };
  await writeArchive(services, { ...archive, tools: [booking] });
  const read = async () => CallDetail.parse(await (await org.api(`/calls/${call.id}`)).json()).outcome;
  expect(await read()).toBe("abandoned");
  await writeArchive(services, { ...archive, tools: [{ ...booking, result: "C’est réservé." }] });
  expect(await read()).toBe("booked");
});
