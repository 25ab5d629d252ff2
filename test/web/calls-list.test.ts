import fc from "fast-check";
import { expect, test } from "vitest";
import { chipsOf } from "../../web/app/calls/list/chips";
import { fieldValues } from "../../web/app/calls/list/filter-fields";
import {
  callAddress,
  DURATIONS,
  isFiltered,
  type ListFilters,
  listAddress,
  OUTCOMES,
  PERIODS,
  readFilters,
  STATUSES,
  tabOf,
  withoutFilters,
  writeFilters,
} from "../../web/app/calls/list/filters";
import { apiQuery, instantsOf } from "../../web/app/calls/list/filters.server";
import { keptOf, NOTHING, pageToggled, toggled, withoutDeleted } from "../../web/app/calls/list/selection";
import { isPress, shortcutFor } from "../../web/app/keyboard/shortcuts";
import { matching } from "../../web/app/palette/commands";
import { CALL_SORTS, CallFilters } from "../../worker/calls/calls.schema";
import { wordsIn } from "../e2e/words";

const read = (search: string) => readFilters(new URLSearchParams(search));
const ALL = read("");

const aDate = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2090-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const someFilters: fc.Arbitrary<ListFilters> = fc
  .record({
    status: orNull(fc.constantFrom(...STATUSES)),
    outcome: orNull(fc.constantFrom(...OUTCOMES)),
    numberId: orNull(fc.constantFrom("num_1", "num_2")),
    contact: orNull(fc.constantFrom("+33639981145", "+12125550100")),
    q: orNull(fc.string({ minLength: 1, maxLength: 100 }).filter((words) => words.trim() === words)),
    period: orNull(
      fc.oneof(
        fc.constantFrom(...PERIODS).map((preset) => ({ preset })),
        fc.tuple(aDate, aDate).map(([one, other]) => {
          const [since = one, until = other] = [one, other].sort();
          return { since, until };
        }),
        aDate.map((since) => ({ since, until: null })),
      ),
    ),
    duration: orNull(
      fc.oneof(
        fc.constantFrom(...DURATIONS).map((preset) => read(`duration=${preset}`).duration),
        fc.tuple(fc.nat(900), fc.nat(900)).map(([minS, more]) => ({ minS, maxS: minS + more })),
      ),
    ),
    sort: fc.constantFrom(...CALL_SORTS),
  })
  .map((filters) => (filters.q ? { ...filters, sort: "-startedAt" as const } : filters));

test("an address says what its filters are, and the form's fields say the same", () => {
  fc.assert(
    fc.property(someFilters, (filters) => {
      expect(read(writeFilters(filters))).toEqual(filters);
      expect(readFilters(new URLSearchParams(fieldValues(filters)))).toEqual(filters);
    }),
  );
});

test("whatever an address holds, the API is asked for nothing that it refuses", () => {
  const someAddress = fc.array(
    fc.tuple(
      fc.constantFrom("status", "q", "period", "since", "until", "duration", "min", "max", "contact", "sort", "number"),
      fc.oneof(fc.string(), fc.constantFrom("custom", "7d", "2026-02-31", "2026-11-24", "-", "9-1", "live", "cost")),
    ),
  );
  fc.assert(
    fc.property(someAddress, (pairs) => {
      const query = apiQuery(readFilters(new URLSearchParams(pairs)), { timeZone: "Europe/Paris", nowMs: 0 });
      expect(CallFilters.safeParse(query).error).toBeUndefined();
    }),
  );
});

test("all calls, newest first, are the shortest address; words that are searched for come by time", () => {
  expect(listAddress(ALL)).toBe("/calls");
  expect(listAddress({ ...ALL, status: "live" }, "abc")).toBe("/calls?status=live&cursor=abc");
  expect(callAddress("call_1", "?q=dent")).toBe("/calls/call_1?q=dent");
  expect(read("q=dent&sort=cost").sort).toBe("-startedAt");
  expect(read("sort=-startedAt&sort=cost").sort, "the button pressed, not what was kept").toBe("cost");
});

test("clearing the filters leaves the tab and the order", () => {
  const filtered = read("status=ended&outcome=booked&q=dent&period=7d&duration=0-29");
  expect(isFiltered(filtered)).toBe(true);
  expect(writeFilters(withoutFilters(filtered))).toBe("status=ended");
  expect(isFiltered(read("status=ended&sort=cost"))).toBe(false);
  expect(writeFilters(withoutFilters(read("status=ringing")))).toBe("status=live");
  expect(["all", "live", "live", "ended"]).toEqual(
    [null, "live", "ringing", "ended"].map((s) => tabOf(read(`status=${s}`).status)),
  );
});

const PARIS = { timeZone: "Europe/Paris", nowMs: Date.parse("2026-11-22T22:30:00Z") };

test.for([
  ["period=today", "2026-11-21T23:00:00.000Z", null],
  ["period=7d", "2026-11-15T23:00:00.000Z", null],
  ["period=30d", "2026-10-23T22:00:00.000Z", null],
  ["period=month", "2026-10-31T23:00:00.000Z", null],
  // The night of the 25th of October has an hour more.
  ["since=2026-10-25&until=2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T23:00:00.000Z"],
  ["until=2026-11-01", null, "2026-11-01T23:00:00.000Z"],
] as const)("in Paris, half an hour before midnight, %s is from %s to %s", ([search, from, to]) => {
  const { period } = read(search);
  expect(period && instantsOf(period, PARIS)).toEqual({ from, to });
});

test("each filter in use is a chip in the reader's words, which takes away that one alone", () => {
  const filters = read(
    "status=ringing&q=détartrage&since=2026-11-01&until=2026-11-15&outcome=booked&number=num_1&duration=custom&min=45&max=90&contact=%2B33639981145",
  );
  const chips = (locale: "fr" | "en") =>
    chipsOf(filters, {
      t: wordsIn(locale),
      reader: { locale, timeZone: "Europe/Paris" },
      lines: [{ id: "num_1", label: "Accueil" }],
      contactText: "06 39 98 11 45",
    });
  const texts = (locale: "fr" | "en") => chips(locale).map(({ label }) => label.replaceAll("\u00a0", " "));
  expect(texts("fr")).toEqual([
    "Ça sonne",
    "« détartrage »",
    "Du 1er nov. 2026 au 15 nov. 2026",
    "Rendez-vous pris",
    "Accueil",
    "De 45 s à 1 min 30",
    "Avec 06 39 98 11 45",
  ]);
  expect(texts("en")).toEqual([
    "Ringing",
    "“détartrage”",
    "Nov 1, 2026 to Nov 15, 2026",
    "Booked",
    "Accueil",
    "45s to 1m 30s",
    "With 06 39 98 11 45",
  ]);
  for (const { without } of chips("fr"))
    expect(writeFilters(without).length).toBeLessThan(writeFilters(filters).length);
  expect(chips("fr").find(({ key }) => key === "outcome")?.without).toEqual({ ...filters, outcome: null });
});

const PAGE = ["a", "b", "c", "d", "e"];

test("Shift gives all up to the box its new state; the page's box ticks all, then none", () => {
  const one = toggled(NOTHING, PAGE, "b", false);
  const range = toggled(one, PAGE, "d", true);
  expect(keptOf(range, PAGE)).toEqual(["b", "c", "d"]);
  expect(keptOf(toggled(range, PAGE, "a", true), PAGE), "upwards too").toEqual(["a", "b", "c", "d"]);
  expect(keptOf(toggled(range, PAGE, "c", true), PAGE), "and off again").toEqual(["b"]);
  expect(keptOf(range, ["c", "x"]), "on another page nothing else is left").toEqual(["c"]);
  const all = pageToggled(range, PAGE);
  expect(keptOf(all, PAGE)).toEqual(PAGE);
  expect(keptOf(pageToggled(all, PAGE), PAGE)).toEqual([]);
});

test("calls that are being deleted are gone at once, and there again when that fails", () => {
  const calls = PAGE.map((id) => ({ id }));
  const sent = new FormData();
  sent.append("intent", "delete");
  for (const id of ["b", "b", "d"]) sent.append("ids", id);
  expect(withoutDeleted(calls, sent).map(({ id }) => id)).toEqual(["a", "c", "e"]);
  expect(withoutDeleted(calls, undefined)).toEqual(calls);
  sent.set("intent", "export");
  expect(withoutDeleted(calls, sent)).toEqual(calls);
});

const press = (key: string, held: Partial<Record<"ctrlKey" | "metaKey" | "altKey", boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test("a plain key is ours alone, and Ctrl or Cmd makes it the browser's", () => {
  expect(isPress({ key: "j" }, press("j"))).toBe(true);
  expect(isPress({ key: "j" }, press("J")), "with capitals locked").toBe(true);
  expect(isPress({ key: "j" }, press("j", { ctrlKey: true }))).toBe(false);
  expect(isPress({ key: "?" }, press("?"))).toBe(true);
  expect(isPress({ key: "mod+k" }, press("k", { metaKey: true }))).toBe(true);
  expect(isPress({ key: "mod+k" }, press("k"))).toBe(false);
});

test("of two parts of a page that offer the same key, the one that came last has it; a field keeps its keys", () => {
  const offer = (title: string, key: string) => ({ title, shortcuts: [{ key, does: title, run: () => {} }] });
  const offers = [offer("list", "x"), offer("open", "Enter"), offer("palette", "mod+k"), offer("panel", "x")];
  const pressed = { ...press("x"), defaultPrevented: false };
  const page = { hasOwnKeys: false, isPressable: false };
  expect(shortcutFor(pressed, page, offers)?.does).toBe("panel");
  expect(shortcutFor({ ...pressed, defaultPrevented: true }, page, offers)).toBeNull();
  expect(shortcutFor(pressed, { ...page, hasOwnKeys: true }, offers)).toBeNull();
  expect(shortcutFor({ ...pressed, key: "k", ctrlKey: true }, { ...page, hasOwnKeys: true }, offers)?.does).toBe(
    "palette",
  );
  expect(
    shortcutFor({ ...pressed, key: "Enter" }, { ...page, isPressable: true }, offers),
    "the link's own",
  ).toBeNull();
});

test("the palette finds by beginnings of words, whatever their accents", () => {
  const items = [{ label: "Réceptionniste" }, { label: "Nouvel appel d’essai", words: "test" }, { label: "Appels" }];
  const found = (typed: string) => matching(items, typed).map(({ label }) => label);
  expect(found("recep")).toEqual(["Réceptionniste"]);
  expect(found("app")).toEqual(["Nouvel appel d’essai", "Appels"]);
  expect(found("essai nouv")).toEqual(["Nouvel appel d’essai"]);
  expect(found("ppel")).toEqual([]);
  expect(found(" ")).toEqual(items.map(({ label }) => label));
});
