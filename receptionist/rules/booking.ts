import { WEEKDAYS } from "../hours";
import { sayCalendarDate, saySlot } from "../opening/spoken-time";
import { dayOfWeek, wallClockAt } from "../opening/wall-clock";
import type { Service } from "../profile.schema";
import { list } from "../speaking/say";
import { localMs, localTime } from "../tools/local-time";
import { shortNames } from "../tools/services";
import { sayStarts } from "../tools/slots-offered";
import { askContact } from "./contact";
import type { Heard } from "./hearing";
import { LEXICONS } from "./intents";
import type { Form } from "./memory.schema";
import { chooseSlot } from "./slot-choice";
import { fill, offerMore, type Script, say, type Turn, use, wordsOfTurn } from "./turn";
import { type Window, windowOf } from "./wish";

/** Takes service, day and slot from what was said. `window`: where to look for slots now. */
export const takeBooking = (turn: Turn, heard: Heard): { took: boolean; window: Window | null } => {
  const tookService = takeService(turn, heard);
  const when = takeWhen(turn, heard);
  return { took: tookService || when.took, window: when.window };
};

const takeService = (turn: Turn, heard: Heard): boolean => {
  const { form, asked, failures } = turn.memory;
  if (!form) return false;
  const isReplaced =
    form.service !== null && LEXICONS[turn.language].instead.test(heard.plain) && form.startMs === null;
  if (form.service !== null && !isReplaced) return false;
  const [only] = heard.services;
  if (only !== undefined && heard.services.length === 1) {
    if (only.name === form.service) return false;
    turn.memory.topic = only.name;
    fill(turn, { service: only.name, slots: [], kind: only.durationMin === null ? "request" : "booking" });
    return true;
  }
  // Asked twice for something that is on no list: the team will know.
  const isUnlisted = asked === "service" && failures >= 1 && heard.content.length > 0 && !heard.isQuestion;
  if (!isUnlisted || heard.services.length > 1) return false;
  fill(turn, { service: heard.text.slice(0, 120), kind: "request" });
  return true;
};

const takeWhen = (turn: Turn, heard: Heard): { took: boolean; window: Window | null } => {
  const { form, asked } = turn.memory;
  const { brief, nowMs } = turn.request;
  const nothing = { took: false, window: null };
  if (!form || form.kind === "message") return nothing;
  const isOtherDay = asked === "name" && heard.when !== null && heard.when.date !== null;
  const isAboutIt = form.startMs === null || isOtherDay || LEXICONS[turn.language].instead.test(heard.plain);
  const isContact = asked === "phone" || asked === "phone-right" || asked === "caller-id";
  if (!isAboutIt || (isContact && heard.when?.date == null)) return nothing;
  if (form.kind === "request") {
    if (form.wish !== null || (asked !== "when" && heard.when === null)) return nothing;
    const isSaid = heard.when !== null || heard.content.length > 0 || LEXICONS[turn.language].any.test(heard.plain);
    if (isSaid) fill(turn, { wish: heard.text.slice(0, 120) });
    return { took: isSaid, window: null };
  }
  if (form.slots.length > 0 && form.startMs === null) {
    const chosen = chooseSlot(form.slots, heard, turn);
    if (chosen.length > 0) {
      const [only] = chosen;
      fill(turn, only !== undefined && chosen.length === 1 ? { startMs: only } : { slots: chosen });
      return { took: true, window: null };
    }
  }
  if (heard.when !== null) {
    const [offered] = form.slots;
    const anchorDate = offered === undefined ? null : wallClockAt(offered, brief.timeZone).date;
    fill(turn, { slots: [], startMs: null, wish: heard.text.slice(0, 120) });
    return { took: true, window: windowOf(heard.when, { brief, nowMs, anchorDate }) };
  }
  const isAny = asked === "when" && (LEXICONS[turn.language].any.test(heard.plain) || heard.yesNo === "yes");
  if (isAny) return { took: true, window: { isExact: false } };
  const isNone = asked === "slot" && (heard.yesNo === "no" || LEXICONS[turn.language].none.test(heard.plain));
  if (!isNone) return nothing;
  fill(turn, { slots: [], startMs: null });
  return { took: true, window: null };
};

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
    if (window) return yield* offerSlots(turn, service, window, heard);
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
  if (askContact(turn)) return;
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

function* offerSlots(turn: Turn, service: Service, { from, to, isExact }: Window, heard: Heard): Script {
  const { timeZone } = turn.request.brief;
  const words = wordsOfTurn(turn);
  if (isMistaken(heard)) {
    const { date } = heard.when ?? {};
    if (date) say(turn, words.dayIs(sayCalendarDate(date, timeZone, turn.request.nowMs, turn.language)));
    say(turn, words.askWhen);
    turn.memory.asked = "when";
    return;
  }
  const result = yield* use(turn, {
    name: "find_slots",
    arguments: { service: service.name, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) },
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

/** "samedi 15", and the 15th is a Sunday. */
const isMistaken = ({ when }: Heard): boolean =>
  when?.date != null && when.weekday !== undefined && WEEKDAYS[dayOfWeek(when.date) - 1] !== when.weekday;

function* book(turn: Turn, form: Form, service: Service, startMs: number): Script {
  const { memory, request } = turn;
  const words = wordsOfTurn(turn);
  const { name, phone } = memory.caller;
  if (name === null || phone === null) return;
  const result = yield* use(turn, {
    name: "book_appointment",
    arguments: {
      service: service.name,
      startsAt: localTime(startMs, request.brief.timeZone),
      callerName: name,
      callerPhone: phone,
      ...(form.message === null ? {} : { note: form.message }),
    },
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
  if (askContact(turn)) return;
  const { name, phone } = memory.caller;
  if (name === null || phone === null) return;
  const result = yield* use(turn, {
    name: "request_appointment",
    arguments: {
      callerName: name,
      callbackNumber: phone,
      service: form.service ?? words.unsaid,
      preferredTime: form.wish,
    },
  });
  say(turn, result.say);
  if (!result.ok) {
    memory.caller = { ...memory.caller, phone: null, isPhoneRight: false, digits: "" };
    memory.asked = "phone";
    return;
  }
  memory.form = null;
  offerMore(turn);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
