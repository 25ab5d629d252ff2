import type { CallOrigin, CallStatus } from "../../durable-objects/call.schema";
import { CallRoom } from "../../durable-objects/call-room";
import type { Desk } from "../../durable-objects/voice/desk";
import { createLlmBrain } from "../../durable-objects/voice/llm-brain";
import type { Calendar } from "../../receptionist/tools/tool";
import { bookAppointment, busyTimes } from "../calendar/calendar.service";
import { log } from "../lib/log";
import { conversationRelay } from "../providers/twilio-relay";
import { createServices, type Services } from "../services";
import { updateLiveStatus } from "./calls.queries";

/** The room of a call with the Worker around it: the calendar in D1, the carrier's protocol, and the model where there is one. */
export class AvaCallRoom extends CallRoom {
  protected override openDesk(): Desk {
    const services = createServices(this.env, this.ctx);
    const { llm } = services.config;
    return {
      llm: llm && createLlmBrain(llm),
      line: conversationRelay(services.config.PUBLIC_ORIGIN),
      calendarFor: (call) => calendarFor(services, call),
      followStatus: (call, status, statusSeq) => followStatus(services, call, status, statusSeq),
    };
  }
}

function calendarFor({ db, now }: Pick<Services, "db" | "now">, call: CallOrigin): Calendar {
  const { orgId, id: callId, isTest, profileId } = call;
  if (profileId === null) throw new Error(`${callId} has no profile, and so no calendar`);
  return {
    busy: (fromMs, toMs) => busyTimes(db, orgId, profileId, { fromMs, toMs, isTest }),
    book: (appointment) => bookAppointment(db, { ...appointment, orgId, profileId, callId, isTest, now: now() }),
  };
}

async function followStatus({ db }: Pick<Services, "db">, call: CallOrigin, status: CallStatus, statusSeq: number) {
  try {
    await updateLiveStatus(db, call.orgId, call.id, status, statusSeq);
  } catch (error) {
    log.error("call.update_failed", { callId: call.id, orgId: call.orgId, error });
  }
}
