import { formatDate } from "~/format";
import { useText } from "~/i18n/use-text";
import { AskingButton } from "~/settings/asking-button";
import { Line, Lines, Section } from "~/settings/section";
import { GoogleMark, MicrosoftMark } from "~/sign-in/provider-marks";
import { Button } from "~/ui/button";
import { useReader } from "~/use-session";
import type { OpenIdProvider } from "../../../../worker/auth/auth.schema";
import type { IdentityLine } from "./page.server";

const MARKS = { google: GoogleMark, microsoft: MicrosoftMark } as const satisfies Record<OpenIdProvider, unknown>;

/** Google and Microsoft: linked by a round trip to them, which asks for a proof by itself. */
export function IdentitiesSection({ identities }: { identities: readonly IdentityLine[] }) {
  const { t } = useText();
  const reader = useReader();
  return (
    <Section title={t("security:identities.title")} body={t("security:identities.body")}>
      <Lines>
        {identities.map(({ provider, id, email, createdAt }) => {
          const name = t(`security:identities.names.${provider}`);
          const Mark = MARKS[provider];
          const since = createdAt && t("security:identities.linked", { at: formatDate(createdAt, reader) });
          return (
            <Line
              key={id ?? provider}
              icon={<Mark />}
              title={name}
              detail={[email, since ?? t("security:identities.notLinked")].filter(Boolean).join(" · ")}
              action={
                id ? (
                  <AskingButton
                    intent="unlink"
                    id={id}
                    label={t("security:identities.unlinkLabel", { name })}
                    title={t("security:identities.unlinkTitle", { name })}
                    body={t("security:identities.unlinkBody", { name })}
                  >
                    {t("security:identities.unlink")}
                  </AskingButton>
                ) : (
                  <Button asChild size="sm">
                    <a
                      href={`/api/v1/auth/oauth/${provider}/start?intent=link&next=/settings/security`}
                      aria-label={t("security:identities.linkLabel", { name })}
                    >
                      {t("security:identities.link")}
                    </a>
                  </Button>
                )
              }
            />
          );
        })}
      </Lines>
    </Section>
  );
}
