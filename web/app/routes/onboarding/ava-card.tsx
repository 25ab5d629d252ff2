import type { ReactNode } from "react";
import { withSpaces } from "~/i18n/typography";
import { useText } from "~/i18n/use-text";
import { Card } from "~/ui/card";
import { Mark } from "~/ui/logo";
import type { SpokenLanguage } from "../../../../receptionist/profile.schema";

type AvaCardProps = {
  /** Under her name: the voice, or whom she speaks for. */
  caption: ReactNode;
  /** The greeting exactly as it will be spoken. */
  spoken: string;
  language: SpokenLanguage;
  children?: ReactNode;
};

/** Ava as callers will hear her: what is decided on the left shows here. */
export function AvaCard({ caption, spoken, language, children }: AvaCardProps) {
  const { t } = useText();
  return (
    <Card aria-label={t("onboarding:preview.title")} className="overflow-hidden">
      <header className="flex items-center gap-3 px-5 pt-5">
        <span className="grid size-10 shrink-0 place-items-center rounded-full bg-accent/10">
          <Mark className="size-5" />
        </span>
        <div className="min-w-0">
          <h2 className="font-semibold text-14">Ava</h2>
          <p className="truncate text-13 text-ink-muted">{caption}</p>
        </div>
      </header>
      <div className="grid gap-2.5 p-5">
        <p className="text-12 text-ink-muted">{t("onboarding:preview.heard")}</p>
        <blockquote aria-live="polite">
          <p key={spoken} lang={language} className="animate-appear text-16 leading-relaxed">
            {withSpaces(spoken)}
          </p>
        </blockquote>
        <p className="text-12 text-ink-muted">{t("onboarding:preview.disclosure")}</p>
      </div>
      {children}
    </Card>
  );
}

/** A part of the card, under the words: services, hours, what to try. */
export function AvaCardSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid gap-2.5 border-line border-t px-5 py-4">
      <h3 className="font-medium text-12 text-ink-muted">{title}</h3>
      {children}
    </section>
  );
}
