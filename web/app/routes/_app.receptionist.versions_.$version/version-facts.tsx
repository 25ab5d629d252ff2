import type { ReactNode } from "react";
import { useText } from "~/i18n/use-text";
import { weekInLines } from "~/opening/week-in-lines";
import { intervalsInWords, shortDate } from "~/receptionist/calendar-words";
import { Badge } from "~/ui/badge";
import type { ReceptionistProfile } from "../../../../receptionist/profile.schema";
import { formatMinutes, formatPrice } from "../onboarding.trade/preset-format";

type Field = keyof ReceptionistProfile;
type VersionFactsProps = { profile: ReceptionistProfile; changed: readonly Field[] };

/** All that a version said, with a mark on what it changed. */
export function VersionFacts({ profile, changed }: VersionFactsProps) {
  const { t, locale } = useText();
  const { services, hours, exceptions, holidays, knownAnswers, staff, booking, questions } = profile;
  const facts: [Field, ReactNode][] = [
    ["businessName", profile.businessName],
    ["address", profile.address],
    ["greeting", profile.greeting],
    [
      "voice",
      [
        t(`receptionist:manner.languages.${profile.language}`),
        t(`receptionist:manner.tones.${profile.tone}`),
        t(`receptionist:manner.formalities.${profile.formality}`),
        profile.voice.voiceId,
      ].join(" · "),
    ],
    ["instructions", profile.instructions],
    ["questions", lines(questions)],
    [
      "services",
      lines(
        services.map(({ name, priceCents, from, durationMin }) =>
          [
            name,
            priceCents === null
              ? t("receptionist:services.onQuote")
              : from
                ? t("receptionist:services.fromPrice", { price: formatPrice(priceCents, locale) })
                : formatPrice(priceCents, locale),
            durationMin === null ? null : formatMinutes(durationMin, locale),
          ]
            .filter(Boolean)
            .join(" · "),
        ),
      ),
    ],
    [
      "hours",
      lines(
        weekInLines(hours, locale).map(({ days, times }) =>
          t("receptionist:year.day", { date: days, hours: times.join(", ") || t("receptionist:year.closed") }),
        ),
      ),
    ],
    [
      "exceptions",
      lines(
        exceptions.map(({ from, to, label, intervals }) =>
          [
            from === to ? shortDate(from, locale) : `${shortDate(from, locale)} – ${shortDate(to, locale)}`,
            label,
            intervalsInWords(intervals, locale) || t("receptionist:hours.closed"),
          ]
            .filter(Boolean)
            .join(" · "),
        ),
      ),
    ],
    [
      "holidays",
      t(holidays.region ? `receptionist:holidays.regions.${holidays.region}` : "receptionist:holidays.none"),
    ],
    ["knownAnswers", lines(knownAnswers.map(({ question, answer }) => `${question} — ${answer}`))],
    ["staff", lines(staff.map(({ name, role, phone }) => [name, role, phone].filter(Boolean).join(" · ")))],
    ["booking", t(`receptionist:booking.modes.${booking.mode}.title`)],
  ];
  const voiceFields: readonly Field[] = ["language", "tone", "formality"];
  const isChanged = (field: Field) =>
    changed.includes(field) || (field === "voice" && voiceFields.some((part) => changed.includes(part)));
  return (
    <dl className="divide-y divide-line/70">
      {facts.map(([field, value]) => (
        <div key={field} className="grid gap-x-6 gap-y-1 px-5 py-3 sm:grid-cols-[12rem_minmax(0,1fr)] phone:px-4">
          <dt className="flex items-start gap-2 text-13 text-ink-muted first-letter:uppercase">
            <span className="first-letter:uppercase">{t(`receptionist:versions.fields.${field}`)}</span>
            {isChanged(field) && <Badge tone="accent">{t("receptionist:versions.changed")}</Badge>}
          </dt>
          <dd className="min-w-0 whitespace-pre-line text-14">{value || "—"}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Null where there are none. */
function lines(items: readonly string[]): ReactNode {
  return items.length === 0 ? null : items.join("\n");
}
