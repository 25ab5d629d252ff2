import { isWithin } from "../hours";
import { openingOn } from "../opening/opening";
import { freeSlots, isSlotFree, type SlotQuery } from "../opening/slots";
import { sayDay } from "../opening/spoken-hours";
import { saySlot } from "../opening/spoken-time";
import { addDays, MINUTE_MS, startOfDayMs, wallClockAt } from "../opening/wall-clock";
import type { Service } from "../profile.schema";
import { type Desk, fact, inWords, refusal, type Tool } from "./desk";
import { isForMessagesOnly, messagesOnly } from "./duty";
import { localMs } from "./local-time";
import { reachOf, withEmail } from "./reach";
import { byTheTeam, oneService } from "./services";
import { OFFERED_AT_ONCE, sayStarts, spread } from "./slots-offered";
import type { ToolResult } from "./tool";

/** Free starts that are looked at before three of them are chosen. */
const LOOKED_AT = 400;

export const findSlots: Tool<"find_slots"> = async (desk, { service: words, from, to }) => {
  if (isForMessagesOnly(desk)) return messagesOnly(desk);
  const bookable = bookableService(desk, words);
  if ("refused" in bookable) return bookable.refused;
  const { timeZone } = desk.brief;
  const fromMs = from === undefined ? desk.nowMs : localMs(from, timeZone);
  const toMs = to === undefined ? null : Math.max(localMs(to, timeZone), fromMs);
  return fromMs === toMs ? atMoment(desk, bookable, fromMs) : between(desk, bookable, fromMs, toMs);
};

/** Writes an appointment down after looking once more whether its time is free. */
export const bookAppointment: Tool<"book_appointment"> = async (desk, input) => {
  if (isForMessagesOnly(desk)) return messagesOnly(desk);
  const bookable = bookableService(desk, input.service);
  if ("refused" in bookable) return bookable.refused;
  const reach = reachOf(desk, { phone: input.callerPhone, email: input.callerEmail });
  if ("refused" in reach) return reach.refused;
  const { service, durationMin } = bookable;
  const { timeZone, profile } = desk.brief;
  const startMs = localMs(input.startsAt, timeZone);
  const verdict = isSlotFree({ ...(await slotQuery(desk, durationMin, startMs)), startMs });
  if (verdict !== "free") return atMoment(desk, bookable, startMs, true);
  const outcome = await desk.calendar.book({
    toolId: desk.toolId,
    service: service.name,
    startMs,
    endMs: startMs + durationMin * MINUTE_MS,
    callerName: input.callerName,
    callerPhone: reach.phone,
    note: withEmail(input.note, reach),
    status: profile.booking.mode === "book" ? "booked" : "requested",
    capacity: profile.booking.capacity,
  });
  if (outcome === "taken") return atMoment(desk, bookable, startMs, true);
  const what = `${service.name}, ${saySlot(startMs, timeZone, desk.nowMs, desk.language)}`;
  const name = input.callerName;
  const say =
    profile.booking.mode === "book"
      ? inWords(desk, {
          vous: `C’est réservé : ${what}, au nom ${ofName(name)}.`,
          en: `You are booked in: ${what}, for ${name}.`,
        })
      : inWords(desk, {
          vous: `C’est noté : ${what}, au nom ${ofName(name)}. L’équipe vous confirmera ce rendez-vous.`,
          tu: `C’est noté : ${what}, au nom ${ofName(name)}. L’équipe te confirmera ce rendez-vous.`,
          en: `That is noted: ${what}, for ${name}. The team will confirm this appointment.`,
        });
  return fact(say, { slots: [startMs], service: service.name, durationMin });
};

export const requestAppointment: Tool<"request_appointment"> = (desk, given) => {
  const { service, preferredTime } = given;
  const reach = reachOf(desk, { phone: given.callbackNumber, email: given.callerEmail });
  if ("refused" in reach) return reach.refused;
  if (reach.phone === null) {
    return fact(
      inWords(desk, {
        vous: `Votre demande est notée : ${service}, ${preferredTime}. L’équipe vous écrira pour fixer le rendez-vous.`,
        tu: `Ta demande est notée : ${service}, ${preferredTime}. L’équipe t’écrira pour fixer le rendez-vous.`,
        en: `Your request is noted: ${service}, ${preferredTime}. The team will write to you to arrange it.`,
      }),
      { service },
    );
  }
  return fact(
    inWords(desk, {
      vous: `Votre demande est notée : ${service}, ${preferredTime}. L’équipe vous rappellera pour fixer le rendez-vous.`,
      tu: `Ta demande est notée : ${service}, ${preferredTime}. L’équipe te rappellera pour fixer le rendez-vous.`,
      en: `Your request is noted: ${service}, ${preferredTime}. The team will call you back to arrange it.`,
    }),
    { service },
  );
};

/** "de Martin", "d’Anne". */
const ofName = (name: string): string => (/^[aeiouyàâéèêëîïôöû]/i.test(name) ? `d’${name}` : `de ${name}`);

type Bookable = { service: Service; durationMin: number };

const bookableService = (desk: Desk, words: string): Bookable | { refused: ToolResult } => {
  const one = oneService(desk, words);
  if ("refused" in one) return one;
  const { service } = one;
  if (service.durationMin === null) return { refused: refusal(byTheTeam(desk), { service: service.name }) };
  return { service, durationMin: service.durationMin };
};

/** What a start has to fit, with the calendar as it is from `fromMs` to `toMs`. */
const slotQuery = async (desk: Desk, durationMin: number, fromMs: number, toMs = fromMs): Promise<SlotQuery> => {
  const { opening, timeZone, profile } = desk.brief;
  const { capacity, noticeMin, horizonDays } = profile.booking;
  const busy = await desk.calendar.busy(fromMs, toMs + durationMin * MINUTE_MS);
  return { opening, timeZone, busy, durationMin, capacity, noticeMin, horizonDays, nowMs: desk.nowMs };
};

/** Up to three starts in a window, or the nearest after it. */
const between = async (desk: Desk, bookable: Bookable, fromMs: number, toMs: number | null): Promise<ToolResult> => {
  const found = toMs === null ? [] : await startsIn(desk, bookable, fromMs, toMs);
  if (found.length > 0) return proposal(desk, bookable, spread(found, desk.brief.timeZone));
  const later = await startsIn(desk, bookable, Math.max(fromMs, desk.nowMs), horizonMs(desk));
  const chosen = spread(
    later.length > 0 ? later : await startsIn(desk, bookable, desk.nowMs, horizonMs(desk)),
    desk.brief.timeZone,
  );
  if (chosen.length === 0) return nothingFree(desk);
  return proposal(desk, bookable, chosen, toMs === null ? "" : `${whyNone(desk, fromMs, toMs)} `);
};

/** That time has passed, the business is closed then, or nothing is free. */
const whyNone = (desk: Desk, fromMs: number, toMs: number): string => {
  const { brief, language, nowMs } = desk;
  const { opening, timeZone } = brief;
  if (toMs < nowMs) return inWords(desk, { vous: "Ce moment est déjà passé.", en: "That time has already passed." });
  const { date } = wallClockAt(fromMs, timeZone);
  const isOneDay = date === wallClockAt(toMs, timeZone).date;
  const { intervals } = openingOn(opening, date);
  if (isOneDay && intervals.length === 0) return sayDay(opening, date, nowMs, timeZone, language);
  if (fromMs !== toMs)
    return inWords(desk, { vous: "Je n’ai rien de libre à ce moment-là.", en: "I have nothing free then." });
  const why = inWords(desk, {
    vous: "À cette heure-là, nous ne pouvons pas vous recevoir.",
    tu: "À cette heure-là, nous ne pouvons pas te recevoir.",
    en: "We cannot see you at that time.",
  });
  const { minute } = wallClockAt(fromMs, timeZone);
  // Open at that moment, and too late for all of the appointment: its hours would explain nothing.
  const isOpenThen = isWithin(intervals, minute);
  return isOpenThen ? why : `${why} ${sayDay(opening, date, nowMs, timeZone, language)}`;
};

/** The very start that was asked for, else the nearest of that day, else the next ones. */
const atMoment = async (desk: Desk, bookable: Bookable, startMs: number, isRefused = false): Promise<ToolResult> => {
  const { timeZone } = desk.brief;
  const query = await slotQuery(desk, bookable.durationMin, startMs);
  const verdict = isSlotFree({ ...query, startMs });
  if (verdict === "free" && !isRefused) return proposal(desk, bookable, [startMs]);
  const { date } = wallClockAt(startMs, timeZone);
  const sameDay = await startsIn(
    desk,
    bookable,
    startOfDayMs(date, timeZone),
    startOfDayMs(addDays(date, 1), timeZone) - 1,
  );
  const nearest = sameDay
    .filter((each) => each !== startMs)
    .toSorted((a, b) => Math.abs(a - startMs) - Math.abs(b - startMs))
    .slice(0, OFFERED_AT_ONCE)
    .toSorted((a, b) => a - b);
  const after = Math.max(startMs + 1, desk.nowMs);
  const chosen =
    nearest.length > 0 ? nearest : spread(await startsIn(desk, bookable, after, horizonMs(desk)), timeZone);
  if (chosen.length === 0) return nothingFree(desk);
  const why =
    verdict === "closed" || startMs < desk.nowMs
      ? whyNone(desk, startMs, startMs)
      : inWords(desk, { vous: "Ce créneau n’est pas libre.", en: "That time is not free." });
  return { ...proposal(desk, bookable, chosen, `${why} `), ok: !isRefused };
};

const startsIn = async (desk: Desk, { durationMin }: Bookable, fromMs: number, toMs: number): Promise<number[]> =>
  freeSlots({ ...(await slotQuery(desk, durationMin, fromMs, toMs)), fromMs, toMs: toMs + 1, limit: LOOKED_AT });

const horizonMs = ({ brief, nowMs }: Desk): number =>
  startOfDayMs(addDays(wallClockAt(nowMs, brief.timeZone).date, brief.profile.booking.horizonDays + 1), brief.timeZone);

const proposal = (desk: Desk, { service, durationMin }: Bookable, slots: number[], before = ""): ToolResult => {
  const starts = sayStarts(slots, desk);
  const say =
    slots.length === 1
      ? inWords(desk, {
          vous: `${service.name} : c’est possible ${starts}.`,
          en: `For ${service.name}, ${starts} is free.`,
        })
      : inWords(desk, {
          vous: `${service.name} : je peux vous proposer ${starts}.`,
          tu: `${service.name} : je peux te proposer ${starts}.`,
          en: `For ${service.name}, I can offer ${starts}.`,
        });
  return fact(`${before}${say}`, { slots, service: service.name, durationMin });
};

const nothingFree = (desk: Desk): ToolResult =>
  refusal(
    inWords(desk, {
      vous: "Je n’ai plus de créneau libre. Je peux noter votre demande pour que l’équipe vous rappelle.",
      tu: "Je n’ai plus de créneau libre. Je peux noter ta demande pour que l’équipe te rappelle.",
      en: "I have no free slot left. I can take down your request, and the team will call you back.",
    }),
  );
