import type { CallOrigin, IngestEvent } from "../../durable-objects/call.schema";
import { closedLine } from "../../receptionist/closed-line";
import { type Line, routeCall } from "../../receptionist/routing";
import { reportWithoutAva } from "../providers/twilio-calls";
import { briefFor, lineOf } from "../receptionists/brief";
import { findFirstProfile, findProfile } from "../receptionists/receptionists.service";
import type { AvaProfileRow } from "../receptionists/receptionists.sql.ts";
import type { Services } from "../services";
import { connectTo, NOT_IN_SERVICE, ring, sayOnce, withoutAva, wordsFor } from "./twilio-answers";
import type { TwilioLine, TwilioRequest } from "./twilio-request";
import { openRow, originOf, tellRoom } from "./twilio-room.service";

type Taking = Pick<Services, "db" | "config" | "rooms" | "now">;
type Incoming = Pick<TwilioRequest, "call" | "line">;

/**
 * Answers a call that has come in, or one that we placed for a test: there the number's own routing does not hold, and Ava
 * answers at once. `profile` names who, where it is not the number's. Asked twice about one call it answers the same, of one
 * room. Returns TwiML.
 */
export async function answerCall(services: Taking, incoming: Incoming, profile: string | undefined): Promise<string> {
  const { call, line } = incoming;
  const row = await findAnswering(services, line, profile);
  const isTest = call.direction === "outbound";
  if (!row) return withoutAva(incoming, { mayForward: !isTest, say: NOT_IN_SERVICE });
  // Without a line's settings, the decision is Ava.
  const number = isTest ? null : line.number;
  const brief = briefFor(services, line.org, row, number, { channel: "phone", from: call.other, isTest });
  const origin = await originOf(services, incoming, { profileId: row.id, profileVersion: row.version });
  const route = lineOf(line.org, row.profile, number);
  const decision = routeCall(route, origin.startedAtMs);

  if (decision.action === "forward" && decision.forwardTo !== null)
    return forward(services, { incoming, origin, row }, decision.forwardTo);
  if (decision.action === "hang-up") return closed(services, { incoming, origin, row }, route);
  const room = services.rooms.getByName(origin.id);
  // The row before the answer: the socket that follows it is found by its row.
  await Promise.all([room.startConversation(origin, brief), openRow(services, origin)]);
  if (decision.action === "staff" && decision.forwardTo !== null)
    return ring(services, incoming, { to: decision.forwardTo, ringS: decision.ringS, leg: "staff", row });
  return connectTo(services, incoming, row, origin.id);
}

/** The profile named, else the number's, else the organisation's first. Null: nobody can answer yet. */
export async function findAnswering(
  { db }: Pick<Services, "db">,
  { org, number }: TwilioLine,
  named: string | undefined,
): Promise<AvaProfileRow | null> {
  const id = named ?? number.profileId;
  return (id && (await findProfile(db, org.id, id))) || findFirstProfile(db, org.id);
}

type Answered = { incoming: Incoming; origin: CallOrigin; row: AvaProfileRow };

/** Ava stays out of it; the call is in the list all the same. */
async function forward(services: Taking, { incoming, origin, row }: Answered, to: string): Promise<string> {
  const { startedAtMs: atMs } = origin;
  await tellRoom(services, origin, [{ key: "twilio-forward", atMs, fact: { type: "status", status: "forwarding" } }]);
  return ring(services, incoming, { to, ringS: null, leg: "forward", row });
}

/** Says the hours and hangs up. Nobody converses, so the call's report is written here. */
async function closed(services: Taking, { incoming, origin, row }: Answered, route: Line): Promise<string> {
  const text = closedLine(row.profile, route.opening, route.timeZone, origin.startedAtMs);
  await tellRoom(services, origin, closedEvents(text[wordsFor(row.profile.language)], origin.startedAtMs));
  return sayOnce(incoming, row.profile, text);
}

function closedEvents(text: string, atMs: number): IngestEvent[] {
  const report = reportWithoutAva({ endedReason: "ava-hung-up", outcome: "answered", endedAtMs: atMs });
  return [
    { key: "twilio-closed-answer", atMs, fact: { type: "status", status: "in-progress" } },
    { key: "twilio-closed-text", atMs, fact: { type: "speech", role: "ava", text, final: true } },
    { key: "twilio-closed-end", atMs, fact: { type: "report", report } },
  ];
}
