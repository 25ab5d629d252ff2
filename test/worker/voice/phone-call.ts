import { runInDurableObject } from "cloudflare:test";
import { expect } from "vitest";
import { DEMO_TWILIO } from "../../../dev/fakes/twilio";
import type { CallRoom } from "../../../durable-objects/call-room";
import { VoiceLog } from "../../../durable-objects/voice/voice-log";
import type { ReceptionistProfile } from "../../../receptionist/profile.schema";
import { archiveCall } from "../../../worker/calls/archive.service";
import { CallDetail } from "../../../worker/calls/calls.schema";
import { callIdFor } from "../../../worker/lib/ids";
import { ImportAnswer } from "../../../worker/numbers/numbers.schema";
import type { useFakes } from "../fakes";
import { services } from "../harness";
import { avaOrg, room } from "./browser-call";

export const LINE_SID = "PN10000000000000000000000000000001";
export const LINE = "+33187660142";
export const CALLER = "+33612345678";

/** An organisation whose Twilio number Ava answers, and a way to ring it. `line` is what `configure` takes. */
export async function phoneOrg(
  fakes: ReturnType<typeof useFakes>,
  profile: Partial<ReceptionistProfile> = {},
  line: Record<string, unknown> = {},
) {
  const org = await avaOrg(profile);
  const { sid: accountSid, authToken } = DEMO_TWILIO;
  await org.api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } });
  const answer = await org.api("/phone-numbers/twilio/import", {
    json: { sids: [LINE_SID], profileId: org.profileId },
  });
  const [number] = ImportAnswer.parse(await answer.json()).imported;
  if (!number) throw new Error(`The number was not imported: ${answer.status}`);
  if (Object.keys(line).length > 0) {
    const settings = { profileId: org.profileId, hours: null, routing: "ava", forwardTo: null, ringS: 0, ...line };
    const configured = await org.api(`/phone-numbers/${number.id}/configure`, { method: "PUT", json: settings });
    expect(configured.status).toBe(200);
  }

  return {
    ...org,
    numberId: number.id,
    /** Rings the number; `said` collects Ava's turns as she sends them. */
    async ring({
      from = CALLER,
      staff = {},
    }: {
      from?: string;
      staff?: Record<string, "answered" | "busy" | "no-answer" | "declined" | "failed">;
    } = {}) {
      const call = await fakes.phone.ring({ to: LINE, from, staff });
      const id = await callIdFor(org.orgId, "twilio", call.sid);
      return {
        call,
        id,
        room: room(id),
        log: () => runInDurableObject(room(id), (_: CallRoom, state) => new VoiceLog(state.storage.sql).all()),
        /** Writes the archive as the queue does, and answers the call as the API shows it. */
        async archived(): Promise<CallDetail> {
          await archiveCall(services, org.orgId, id);
          return CallDetail.parse(await (await org.api(`/calls/${id}`)).json());
        },
      };
    },
  };
}
