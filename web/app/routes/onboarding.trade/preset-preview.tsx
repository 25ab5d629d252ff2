import { useText } from "~/i18n/use-text";
import { weekInLines } from "~/opening/week-in-lines";
import type { Service } from "../../../../receptionist/profile.schema";
import { AvaCard, AvaCardSection } from "../onboarding/ava-card";
import { EmptyPreview } from "../onboarding/empty-preview";
import type { readPreset } from "./preset.server";
import { formatMinutes, formatPrice } from "./preset-format";

/** As many services as one takes in at a glance; the others are a press away. */
const SERVICES_SHOWN = 5;

/** All that accepting a trade would give Ava. */
export function PresetPreview({ preset }: { preset: Awaited<ReturnType<typeof readPreset>> | null }) {
  const { t, locale } = useText();
  if (!preset) return <EmptyPreview>{t("onboarding:trade.empty")}</EmptyPreview>;
  const { label, language, spokenGreeting, services, hours, questions, tone, formality } = preset;
  const others = services.slice(SERVICES_SHOWN);
  return (
    <AvaCard caption={label} spoken={spokenGreeting} language={language}>
      <AvaCardSection title={t("onboarding:trade.services")}>
        <ServiceList services={services.slice(0, SERVICES_SHOWN)} lang={language} />
        {others.length > 0 && (
          <details className="group grid gap-2">
            <summary className="w-fit list-none rounded-control text-13 text-accent group-open:hidden [&::-webkit-details-marker]:hidden">
              {t("onboarding:trade.more", { count: others.length })}
            </summary>
            <ServiceList services={others} lang={language} />
          </details>
        )}
      </AvaCardSection>
      <AvaCardSection title={t("onboarding:trade.hours")}>
        <dl className="grid gap-1.5 text-13">
          {weekInLines(hours, locale).map(({ days, times }) => (
            <div key={days} className="flex justify-between gap-4">
              <dt>{days}</dt>
              <dd className="tabular text-right text-ink-muted">
                {times.length === 0 ? t("onboarding:trade.closed") : times.map((time) => <div key={time}>{time}</div>)}
              </dd>
            </div>
          ))}
        </dl>
      </AvaCardSection>
      <AvaCardSection title={t("onboarding:trade.questions")}>
        <ul lang={language} className="grid gap-1.5 text-13">
          {questions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </AvaCardSection>
      <AvaCardSection title={t("onboarding:trade.manners")}>
        <p className="text-13">
          {t(`onboarding:tone.${tone}`)}
          {language === "fr" && ` · ${t(`onboarding:formality.${formality}`)}`}
        </p>
      </AvaCardSection>
    </AvaCard>
  );
}

function ServiceList({ services, lang }: { services: readonly Service[]; lang: string }) {
  const { t, locale } = useText();
  const price = ({ priceCents, from }: Service) => {
    if (priceCents === null) return t("onboarding:trade.onQuote");
    if (priceCents === 0) return t("onboarding:trade.free");
    const amount = formatPrice(priceCents, locale);
    return from ? t("onboarding:trade.from", { price: amount }) : amount;
  };
  return (
    <ul className="grid gap-2 text-13">
      {services.map((service) => (
        <li key={service.name} className="flex items-baseline justify-between gap-4">
          <span lang={lang} className="min-w-0">
            {service.name}
          </span>
          <span className="tabular shrink-0 text-right text-ink-muted">
            {[service.durationMin !== null && formatMinutes(service.durationMin, locale), price(service)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
