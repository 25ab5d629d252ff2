import { env } from "cloudflare:workers";
import { LiveEvent } from "../../../durable-objects/call.schema";
import { profileFromPreset } from "../../../receptionist/profile";
import type { ReceptionistProfile } from "../../../receptionist/profile.schema";
import { StartedCall } from "../../../worker/calls/calls.schema";
import { createProfile } from "../../../worker/receptionists/receptionists.service";
import { createOrg, services } from "../harness";

export const room = (callId: string) => env.CALL_ROOMS.getByName(callId);

/** An organisation whose Ava answers for a dentist, or as `change` says. */
export async function avaOrg(change: Partial<ReceptionistProfile> = {}) {
  const org = await createOrg();
  const preset = profileFromPreset({
    businessName: "Cabinet Lumière",
    industry: change.industry ?? "dentist",
    language: change.language ?? "fr",
    holidayRegion: "FR",
  });
  const row = await createProfile(services, org.orgId, { ...preset, ...change }, org.userId);
  return { ...org, profileId: row.id };
}

type Org = Awaited<ReturnType<typeof avaOrg>>;

/** The owner's socket on a browser call, with every event that came. */
export async function openSocket(org: Pick<Org, "api">, id: string, after?: number) {
  const query = after === undefined ? "" : `?after=${after}`;
  const response = await org.api(`/calls/${id}/live${query}`, { headers: { Upgrade: "websocket" } });
  const socket = response.webSocket;
  if (!socket) throw new Error(`No socket: ${response.status}`);
  const events: LiveEvent[] = [];
  const waiting = new Set<() => void>();
  const wakeAll = () => {
    for (const wake of waiting) wake();
  };
  let isClosed = false;
  socket.addEventListener("message", ({ data }) => {
    if (data !== "pong") events.push(LiveEvent.parse(JSON.parse(String(data))));
    wakeAll();
  });
  socket.addEventListener("close", () => {
    isClosed = true;
    wakeAll();
  });
  socket.accept();

  const until = <T>(read: () => T | null | undefined | false): Promise<T> =>
    new Promise((resolve) => {
      const check = () => {
        const value = read();
        if (value === null || value === undefined || value === false) return;
        waiting.delete(check);
        resolve(value);
      };
      waiting.add(check);
      check();
    });
  /** What Ava has finished saying, each turn once, as it stands now. */
  const avaTurns = () => {
    const turns = new Map<string, string>();
    for (const event of events) {
      const shown = event.type === "turn" ? [event.turn] : event.type === "snapshot" ? event.turns : [];
      for (const turn of shown) if (turn.role === "ava" && turn.final) turns.set(turn.id, turn.heardText ?? turn.text);
    }
    return [...turns.values()];
  };
  const send = (frame: object | string) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));

  return {
    socket,
    events,
    until,
    send,
    avaTurns,
    closed: () => until(() => isClosed),
    greeting: () => until(() => avaTurns()[0]),
    /** Says something, and answers what Ava says next. */
    say(text: string): Promise<string> {
      const before = avaTurns().length;
      send({ type: "say", text });
      return until(() => avaTurns()[before]);
    },
  };
}

/** A conversation in the browser. */
export async function talkInBrowser(org: Org, asked: Record<string, unknown> = {}) {
  const answer = await org.api("/calls/test", { json: { mode: "browser", ...asked } });
  const { id, liveUrl } = StartedCall.parse(await answer.json());
  return { id, liveUrl, room: room(id), ...(await openSocket(org, id)) };
}
