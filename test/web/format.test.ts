import { expect, test } from "vitest";
import {
  formatChange,
  formatClock,
  formatCount,
  formatDateTime,
  formatDuration,
  formatMoney,
  formatTime,
} from "~/format";
import { formatPhone, parsePhone } from "~/phone.server";

/** No-break spaces, as they are typed here. */
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const fr = { locale: "fr", timeZone: "Europe/Paris" } as const;
const en = { locale: "en", timeZone: "Europe/Paris" } as const;

test("dates are said on the organisation's clock, in the reader's language", () => {
  expect(plain(formatDateTime("2026-11-24T13:30:00Z", fr))).toBe("mar. 24 nov., 14 h 30");
  expect(plain(formatDateTime("2026-11-24T13:30:00Z", en))).toBe("Tue, Nov 24, 2:30 PM");
  expect(plain(formatDateTime("2026-11-24T23:30:00Z", fr))).toBe("mer. 25 nov., 0 h 30");
  expect(plain(formatTime("2026-07-24T07:05:00Z", fr))).toBe("9 h 05");
  expect(plain(formatDateTime("2026-11-01T13:30:00Z", fr))).toBe("dim. 1er nov., 14 h 30");
  expect(plain(formatDateTime("2026-11-11T13:30:00Z", fr))).toBe("mer. 11 nov., 14 h 30");
  expect(plain(formatDateTime("2026-11-01T13:30:00Z", en))).toBe("Sun, Nov 1, 2:30 PM");
});

test("durations keep two digits where they follow a larger unit", () => {
  expect(plain(formatDuration(125, "fr"))).toBe("2 min 05");
  expect(plain(formatDuration(45, "fr"))).toBe("45 s");
  expect(plain(formatDuration(3725, "fr"))).toBe("1 h 02 min");
  expect(plain(formatDuration(59.6, "fr"))).toBe("1 min 00");
  expect(formatDuration(125, "en")).toBe("2m 05s");
  expect(formatDuration(null, "fr")).toBe("—");
  expect(formatClock(42)).toBe("0:42");
  expect(formatClock(3725)).toBe("1:02:05");
});

test("money says what it is, even under a cent, and an unknown price is not zero", () => {
  expect(plain(formatMoney({ amountMicros: 420_000, currency: "EUR" }, "fr"))).toBe("0,42 €");
  expect(plain(formatMoney({ amountMicros: 420_000, currency: "USD" }, "fr"))).toBe("0,42 $");
  expect(formatMoney({ amountMicros: 420_000, currency: "USD" }, "en")).toBe("$0.42");
  expect(plain(formatMoney({ amountMicros: 4_200, currency: "EUR" }, "fr"))).toBe("0,0042 €");
  expect(plain(formatMoney({ amountMicros: 0, currency: "EUR" }, "fr"))).toBe("0,00 €");
  expect(formatMoney(null, "fr")).toBe("—");
});

test("counts and changes are written as the language does", () => {
  expect(plain(formatCount(1204, "fr"))).toBe("1 204");
  expect(formatCount(1204, "en")).toBe("1,204");
  expect(plain(formatChange(112, 100, "fr"))).toBe("+12 %");
  expect(formatChange(96, 100, "en")).toBe("-4%");
  expect(formatChange(5, 0, "fr")).toBeNull();
});

test("figures hold together on one line", () => {
  for (const text of [formatDuration(125, "fr"), formatMoney({ amountMicros: 420_000, currency: "EUR" }, "fr")])
    expect(text).not.toMatch(/[ \u202f]/);
});

test("a number is national at home and international elsewhere", () => {
  expect(plain(formatPhone("+33612345678", "fr"))).toBe("06 12 34 56 78");
  expect(plain(formatPhone("+33612345678", "en"))).toBe("+33 6 12 34 56 78");
  expect(plain(formatPhone("+14155552671", "en"))).toBe("(415) 555-2671");
  expect(formatPhone(null, "fr")).toBeNull();
  expect(parsePhone("06 12 34 56 78")).toBe("+33612345678");
  expect(parsePhone("12")).toBeNull();
});
