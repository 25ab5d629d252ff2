import { plain } from "../listening/normalise";
import { readWhen } from "../listening/when";
import { wallClockAt } from "../opening/wall-clock";
import type { Service } from "../profile.schema";
import { matchServices } from "../tools/matching";
import type { Heard } from "./hearing";
import { LEXICONS } from "./intents";
import { chooseSlot } from "./slot-choice";
import { fill, type Turn } from "./turn";
import { type Window, windowOf } from "./wish";

/** Takes service, day and slot from what was said. `window`: where to look for slots now. */
export const takeBooking = (turn: Turn, heard: Heard): { took: boolean; window: Window | null } => {
  const tookService = takeService(turn, heard);
  const when = takeWhen(turn, heard);
  const took = tookService || when.took;
  return { took, window: when.window ?? (tookService ? earlierWish(turn) : null) };
};

const takeService = (turn: Turn, heard: Heard): boolean => {
  const { form, asked, failures } = turn.memory;
  if (!form) return false;
  const words = LEXICONS[turn.language];
  const isReplaced = form.service !== null && words.instead.test(heard.plain) && form.startMs === null;
  if (form.service !== null && !isReplaced) return false;
  const [only] = heard.services;
  const meant = heard.services.length === 1 ? only : heard.services.length === 0 ? unnamed(turn, heard) : undefined;
  if (meant !== undefined) {
    if (meant.name === form.service) return false;
    turn.memory.topic = meant.name;
    fill(turn, { service: meant.name, slots: [], kind: meant.durationMin === null ? "request" : "booking" });
    return true;
  }
  // Asked twice for something that is on no list: the team will know.
  const isUnlisted = asked === "service" && failures >= 1 && heard.content.length > 0 && !heard.isQuestion;
  if (!isUnlisted || heard.services.length > 1) return false;
  fill(turn, { service: heard.text.slice(0, 120), kind: "request" });
  return true;
};

/** What a first visit is called, whatever the trade. */
const FIRST_VISIT = /\b(?:consultation|bilan|premier rendez vous|diagnos\w*|first|check|gp)\b/;

export const firstVisit = ({ request }: Turn): Service | undefined =>
  request.brief.profile.services.find(({ name, durationMin }) => durationMin !== null && FIRST_VISIT.test(plain(name)));

/** A restaurant's caller wants a table, and one who does not know a first visit. */
const unnamed = (turn: Turn, heard: Heard): Service | undefined => {
  const { industry, services } = turn.request.brief.profile;
  if (turn.memory.asked === "service" && LEXICONS[turn.language].any.test(heard.plain)) return firstVisit(turn);
  const tables = industry === "restaurant" && heard.intents.has("book") ? matchServices(services, "table") : [];
  return tables.length === 1 ? tables[0] : undefined;
};

const NOTHING = { took: false, window: null };

const takeWhen = (turn: Turn, heard: Heard): { took: boolean; window: Window | null } => {
  const { form, asked } = turn.memory;
  if (!form || form.kind === "message") return NOTHING;
  const words = LEXICONS[turn.language];
  if (form.kind === "request") return { took: takeRequestedTime(turn, heard), window: null };
  // An address may hold figures and names of months.
  if (asked === "email" || asked === "email-right") return NOTHING;
  const isContact = asked === "name" || asked === "phone" || asked === "phone-right" || asked === "caller-id";
  // Digits are a number while one is dictated; only a day is surely a change of mind.
  const changes =
    asked === "name" ? heard.when?.date != null || heard.when?.minuteOfDay != null : heard.when?.date != null;
  if ((form.startMs !== null || isContact) && !(isContact ? changes : words.instead.test(heard.plain))) return NOTHING;
  if (form.slots.length > 0 && form.startMs === null) {
    const chosen = chooseSlot(form.slots, heard, turn);
    const [only] = chosen;
    if (only !== undefined) {
      fill(turn, chosen.length === 1 ? { startMs: only } : { slots: chosen });
      return { took: true, window: null };
    }
  }
  if (heard.when !== null) {
    const window = windowFor(turn, heard.text, form.startMs ?? form.slots[0] ?? null);
    fill(turn, { slots: [], startMs: null, wish: heard.text.slice(0, 120) });
    return { took: true, window };
  }
  const isAny = asked === "when" && (words.any.test(heard.plain) || heard.yesNo === "yes");
  if (isAny || words.soon.test(heard.plain)) {
    fill(turn, { slots: [], startMs: null, wish: heard.text.slice(0, 120) });
    return { took: true, window: { isExact: false } };
  }
  const isNone = asked === "slot" && (heard.yesNo === "no" || words.none.test(heard.plain));
  if (!isNone) return NOTHING;
  fill(turn, { slots: [], startMs: null, wish: null });
  return { took: true, window: null };
};

/** Of a request, the caller's own words; a time that is said after the day belongs to it. */
const takeRequestedTime = (turn: Turn, heard: Heard): boolean => {
  const { form, asked } = turn.memory;
  if (!form) return false;
  if (form.wish !== null) {
    if (asked !== "name" || heard.when === null) return false;
    fill(turn, { wish: `${form.wish}, ${heard.text}`.slice(0, 120) });
    return true;
  }
  const isSaid = heard.when !== null || (asked === "when" && heard.plain !== "" && !heard.isQuestion);
  if (isSaid) fill(turn, { wish: heard.text.replace(/[\s.!?…]+$/u, "").slice(0, 120) });
  return isSaid;
};

/** What was said of the day before the service was known. */
const earlierWish = (turn: Turn): Window | null => {
  const { form } = turn.memory;
  if (form?.wish == null || form.kind !== "booking" || form.startMs !== null) return null;
  return windowFor(turn, form.wish, null) ?? { isExact: false };
};

/** `anchorMs`: an instant on the day under discussion. */
const windowFor = ({ request, language }: Turn, text: string, anchorMs: number | null): Window | null => {
  const { brief, nowMs } = request;
  const when = readWhen(text, { locale: language, nowMs, timeZone: brief.timeZone });
  const anchorDate = anchorMs === null ? null : wallClockAt(anchorMs, brief.timeZone).date;
  return when && windowOf(when, { brief, nowMs, anchorDate });
};
