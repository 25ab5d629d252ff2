import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { vi } from "vitest";
import { BAD_FRAMES } from "../../../dev/fakes/twilio/voice/script";
import type { CallRoom } from "../../../durable-objects/call-room";
import { Input } from "../../../receptionist/conversation/input.schema";
import type { Conversation } from "../../../receptionist/conversation/state";
import { step } from "../../../receptionist/conversation/step";
import { defaultGreeting } from "../../../receptionist/greeting";
import { profileFromPreset } from "../../../receptionist/profile";
import { ReceptionistProfile } from "../../../receptionist/profile.schema";
import { localMs } from "../../../receptionist/tools/local-time";
import { touchSession } from "../../../worker/auth/session.queries";
import { bookAppointment } from "../../../worker/calendar/calendar.service";
import { newId } from "../../../worker/lib/ids";
import { MINUTE } from "../../../worker/lib/time";
import type { useFakes } from "../fakes";
import { services } from "../harness";
import type { Header, Move, Script } from "./conversation-file";
import { avaSide } from "./conversation-frames";
import { CALLER, phoneOrg } from "./phone-call";

export const TIME_ZONE = "Europe/Paris";
const PATIENCE_MS = 10_000;

/** Of the organisations that hold a number, the newest is called: each file's comes a minute after the one before. */
const nextMorningMs = (() => {
  let ms = localMs("2037-11-01T08:00", TIME_ZONE);
  return () => {
    ms += MINUTE;
    return ms;
  };
})();

type Org = Awaited<ReturnType<typeof phoneOrg>>;
type Ringing = Awaited<ReturnType<Org["ring"]>>;

/** The trade's preset with the changes of the file; its greeting is in the tone and form of address that these ask for. */
function profileOf({ trade, language, profile }: Header): ReceptionistProfile {
  const preset = profileFromPreset({
    businessName: "Maison Tilleul",
    industry: trade,
    language,
    holidayRegion: "FR",
  });
  const changed = ReceptionistProfile.parse({ ...preset, ...profile });
  const { businessName, tone, formality } = changed;
  if ("greeting" in profile) return changed;
  return { ...changed, greeting: defaultGreeting(businessName, trade, language, tone, formality) };
}

/** Rings the business of a script and plays the caller's side. The clock stands still but for what is waited for. */
export async function holdCall(fakes: ReturnType<typeof useFakes>, { header, moves }: Script) {
  const profile = profileOf(header);
  const startMs = localMs(header.at, TIME_ZONE);
  vi.setSystemTime(nextMorningMs());
  const org = await phoneOrg(fakes, profile, header.line);
  vi.setSystemTime(startMs);
  // The owner has looked in meanwhile: a session that nobody uses for two weeks is over.
  await touchSession(services.db, org.sessionId, { lastUsedAt: services.now(), ip: null, country: null });
  for (const [start, minutes] of header.busy) await occupy(org, start, minutes);
  const ringing = await org.ring({ from: header.from ?? CALLER, staff: header.staff });
  const side = avaSide(ringing.call);
  const look = follow(ringing.room);
  await settle(ringing, look);
  const talk = side.since();
  for (const move of moves) {
    if (ringing.call.isOver()) throw new Error(`The call was over before: ${move.line}`);
    await make(org, ringing, move);
    await settle(ringing, look);
    talk.push(move.line, ...side.since());
  }
  if (!ringing.call.isOver()) throw new Error(`The script ends, and the call goes on:\n${talk.join("\n")}`);
  return { ...ringing, org, profile, talk };
}

async function make(org: Org, ringing: Ringing, { action, with: given, say }: Move): Promise<void> {
  const { call, room } = ringing;
  switch (action) {
    case null:
      return call.say(say);
    case "interrupts after": {
      const turn = call.record.lines.findLast(({ by }) => by === "ava")?.text ?? "";
      const at = turn.indexOf(given);
      if (at < 0) throw new Error(`Ava did not say "${given}" in "${turn}"`);
      return call.interrupt(turn.slice(0, at + given.length), say === "" ? undefined : say);
    }
    case "begins":
      return call.partial(given);
    case "keys":
      return call.keys(given);
    case "waits":
      return wait(ringing, `voice:${given}`);
    case "listens":
      return call.listens();
    case "line drops":
      return call.drop();
    case "room evicted":
      // An answer to anything: by then it has taken what it was sent.
      await room.archive();
      return evictDurableObject(room);
    case "bad frame":
      return call.raw(Object.entries(BAD_FRAMES).find(([kind]) => kind === given)?.[1] ?? "");
    case "taken meanwhile": {
      const [start = "", minutes] = given.split(" ");
      return occupy(org, start, Number(minutes));
    }
    case "hangs up":
      return call.hangUp();
    default:
      action satisfies never;
  }
}

/** Time passes until a moment that the conversation waits for, and the room's alarm rings. */
async function wait({ call, room }: Ringing, timer: string): Promise<void> {
  if (timer === "voice:silence") await call.listens();
  const due = () =>
    runInDurableObject(room, (_: CallRoom, { storage }) =>
      storage.sql.exec<{ due_ms: number }>("SELECT due_ms FROM timers WHERE name = ?", timer).toArray().at(0),
    );
  const row = await vi.waitUntil(due, { timeout: PATIENCE_MS, interval: 1 });
  vi.setSystemTime(row.due_ms);
  await runDurableObjectAlarm(room);
}

/** Reads a room's log as it grows, and leads the same conversation beside it. */
function follow(room: Ringing["room"]) {
  let read = 0;
  let state: Conversation | null = null;
  let frames = 0;
  return async () => {
    const rows = await runInDurableObject(room, (_: CallRoom, { storage }) =>
      storage.sql
        .exec<{ n: number; input: string }>("SELECT n, input FROM inputs WHERE n > ? ORDER BY n", read)
        .toArray(),
    );
    for (const { n, input } of rows) {
      const next = step(state, Input.parse(JSON.parse(input)));
      read = n;
      state = next.state;
      frames += next.effects.filter(({ type }) => type === "send").length;
    }
    return { state, frames };
  };
}

/** Resolves when nothing more follows from what happened: every frame has arrived, and nobody thinks or connects. */
async function settle({ call, room }: Ringing, look: ReturnType<typeof follow>): Promise<void> {
  const startedMs = performance.now();
  for (let quiet = 0; quiet < 2 && !call.isOver(); ) {
    await room.archive();
    const { frames, state } = await look();
    const arrived = call.frames.filter(({ from }) => from === "app").length;
    const isThinking = !state || state.answer !== null || state.pending.length > 0;
    const isListening = state !== null && state.session !== null && ["speaking", "listening"].includes(state.phase);
    quiet = !isThinking && isListening && arrived === frames ? quiet + 1 : 0;
    if (performance.now() - startedMs > PATIENCE_MS)
      throw new Error(`The call does not settle: ${state?.phase}, ${arrived} of ${frames} frames`);
    await scheduler.wait(quiet > 0 ? 0 : 1);
  }
}

async function occupy({ orgId, profileId }: Org, start: string, minutes: number): Promise<void> {
  const startMs = localMs(start, TIME_ZONE);
  await bookAppointment(services.db, {
    orgId,
    profileId,
    callId: newId("call"),
    toolId: "elsewhere",
    isTest: false,
    now: services.now(),
    service: "Ailleurs",
    startMs,
    endMs: startMs + minutes * MINUTE,
    callerName: "Quelqu’un d’autre",
    callerPhone: null,
    note: null,
    status: "booked",
    capacity: 50,
  });
}
