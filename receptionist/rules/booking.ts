import { sayCalendarDate, saySlot } from "../opening/spoken-time";
import type { Service } from "../profile.schema";
import { list } from "../speaking/say";
import { localMs, localTime } from "../tools/local-time";
import { shortNames } from "../tools/services";
import { sayStarts } from "../tools/slots-offered";
import { askContact, askReachAnew, contactOrAsk } from "./contact";
import type { Heard } from "./hearing";
import type { Form } from "./memory.schema";
import { fill, offerMore, type Script, say, type Turn, use, wordsOfTurn } from "./turn";
import type { Window } from "./wish";

/** Asks for what an appointment still needs, and makes it once nothing is missing. */
export function* goOnBooking(turn: Turn, heard: Heard, window: Window | null): Script {
  const { form } = turn.memory;
  const { services } = turn.request.brief.profile;
  const words = wordsOfTurn(turn);
  if (!form) return;
  if (form.service === null) return askService(turn, heard);
  const service = services.find(({ name }) => name === form.service);
  if (form.kind === "request" || !service || service.durationMin === null) return yield* goOnRequest(turn);
  if (form.startMs === null) {
    if (window) return yield* offerSlots(turn, service, window);
    if (form.slots.length > 0) {
      // Narrowed down to some of those that were offered: "jeudi" leaves two.
      return askAmong(turn, form.slots);
    }
    say(turn, turn.memory.asked === "slot" ? words.askOtherWhen : words.askWhen);
    turn.memory.asked = "when";
    return;
  }
  if (turn.memory.asked === "slot") {
    const { brief, nowMs } = turn.request;
    say(turn, words.chosen(saySlot(form.startMs, brief.timeZone, nowMs, turn.language)));
  }
  yield* book(turn, form, service, form.startMs);
}

const askService = (turn: Turn, heard: Heard): void => {
  const words = wordsOfTurn(turn);
  const { services } = turn.request.brief.profile;
  const meant = heard.services.length > 1 ? heard.services : turn.memory.failures > 0 ? services : [];
  const names = list(shortNames(meant.slice(0, 5)), turn.language, "or");
  say(turn, names === "" ? words.askService : words.askServiceOf(names));
  turn.memory.asked = "service";
};

const askAmong = (turn: Turn, slots: number[]): void => {
  const words = wordsOfTurn(turn);
  say(
    turn,
    `${capital(sayStarts(slots, { ...turn.request, language: turn.language }))}.`,
    slots.length === 1 ? words.askOneSlot : words.askSlot,
  );
  turn.memory.asked = "slot";
};

function* offerSlots(turn: Turn, service: Service, { from, to, isExact, doubtful }: Window): Script {
  const { timeZone } = turn.request.brief;
  const words = wordsOfTurn(turn);
  if (doubtful !== undefined) {
    say(turn, words.dayIs(sayCalendarDate(doubtful, timeZone, turn.request.nowMs, turn.language)), words.askWhen);
    fill(turn, { wish: null });
    turn.memory.asked = "when";
    return;
  }
  const result = yield* use(turn, {
    name: "find_slots",
    arguments: { service: service.name, from, to },
  });
  const slots = result.slots ?? [];
  const [first] = slots;
  say(turn, result.say);
  if (!result.ok || first === undefined) {
    fill(turn, { kind: "request" });
    return yield* goOnRequest(turn);
  }
  const isWanted = isExact && slots.length === 1 && from !== undefined && first === localMs(from, timeZone);
  if (isWanted && askContact(turn)) return fill(turn, { slots, startMs: first });
  fill(turn, { slots });
  say(turn, slots.length === 1 ? words.askOneSlot : words.askSlot);
  turn.memory.asked = "slot";
}

function* book(turn: Turn, form: Form, service: Service, startMs: number): Script {
  const { memory, request } = turn;
  const words = wordsOfTurn(turn);
  const contact = contactOrAsk(turn);
  if (contact === null) return;
  const { callerName, phone: callerPhone, callerEmail } = contact;
  const startsAt = localTime(startMs, request.brief.timeZone);
  const note = form.message ?? undefined;
  const result = yield* use(turn, {
    name: "book_appointment",
    arguments: { service: service.name, startsAt, callerName, callerPhone, callerEmail, note },
  });
  say(turn, result.say);
  if (result.ok) {
    memory.form = null;
    offerMore(turn);
  } else if (result.slots !== undefined && result.slots.length > 0) {
    fill(turn, { slots: result.slots, startMs: null });
    memory.asked = "slot";
    say(turn, result.slots.length === 1 ? words.askOneSlot : words.askSlot);
  } else {
    fill(turn, { kind: "request", slots: [], startMs: null });
    memory.asked = "offer-message";
    say(turn, words.offerMessage);
  }
}

/** What only the team can fix: service, when, name and number are written down. */
export function* goOnRequest(turn: Turn): Script {
  const { memory } = turn;
  const words = wordsOfTurn(turn);
  fill(turn, { kind: "request", slots: [], startMs: null });
  const { form } = memory;
  if (!form) return;
  if (form.wish === null) {
    say(turn, words.askWhen);
    memory.asked = "when";
    return;
  }
  const contact = contactOrAsk(turn);
  if (contact === null) return;
  const { callerName, phone: callbackNumber, callerEmail } = contact;
  const service = form.service ?? words.unsaid;
  const result = yield* use(turn, {
    name: "request_appointment",
    arguments: { callerName, callbackNumber, callerEmail, service, preferredTime: form.wish },
  });
  say(turn, result.say);
  if (!result.ok) return askReachAnew(turn);
  memory.form = null;
  offerMore(turn);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
