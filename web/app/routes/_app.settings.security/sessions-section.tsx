import { Form, useNavigation } from "@remix-run/react";
import { Monitor, Smartphone } from "lucide-react";
import { formatDateTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { AskingButton } from "~/settings/asking-button";
import { Line, Lines, Section } from "~/settings/section";
import { Badge } from "~/ui/badge";
import { SubmitButton } from "~/ui/submit-button";
import { useReader } from "~/use-session";

type SessionsSectionProps = {
  sessions: readonly {
    id: string;
    isCurrent: boolean;
    isPhone: boolean;
    device: string;
    place: string | null;
    method: string;
    lastUsedAt: string;
    used: string;
  }[];
};

/** Where the account is open, and the way to close it there. */
export function SessionsSection({ sessions }: SessionsSectionProps) {
  const { t } = useText();
  const reader = useReader();
  const { formData } = useNavigation();
  const intent = formData?.get("intent");
  // Taken off at the press: should it fail, the page comes back with the session and a word on why.
  const shown = sessions.filter(
    ({ id, isCurrent }) =>
      isCurrent || !(intent === "sessions-end" || (intent === "session-end" && formData?.get("id") === id)),
  );
  const hasOthers = shown.some(({ isCurrent }) => !isCurrent);
  return (
    <Section title={t("security:sessions.title")} body={t("security:sessions.body")}>
      <Lines label={t("security:sessions.list")}>
        {shown.map(({ id, isCurrent, isPhone, device, place, method, lastUsedAt, used }) => (
          <Line
            key={id}
            icon={isPhone ? <Smartphone /> : <Monitor />}
            title={device}
            state={isCurrent && <Badge tone="accent">{t("security:sessions.current")}</Badge>}
            detail={
              <>
                {[place, method].filter(Boolean).join(" · ")}
                {" · "}
                <time dateTime={lastUsedAt} title={formatDateTime(lastUsedAt, reader)}>
                  {used}
                </time>
              </>
            }
            action={
              !isCurrent && (
                <Form method="post" preventScrollReset>
                  <input type="hidden" name="id" value={id} />
                  <SubmitButton
                    intent="session-end"
                    variant="quiet"
                    size="sm"
                    aria-label={t("security:sessions.endLabel", { device })}
                  >
                    {t("security:sessions.end")}
                  </SubmitButton>
                </Form>
              )
            }
          />
        ))}
      </Lines>
      {hasOthers ? (
        <div>
          <AskingButton
            intent="sessions-end"
            variant="secondary"
            title={t("security:sessions.endOthersTitle")}
            body={t("security:sessions.endOthersBody")}
          >
            {t("security:sessions.endOthers")}
          </AskingButton>
        </div>
      ) : (
        <p className="text-13 text-ink-muted">{t("security:sessions.only")}</p>
      )}
    </Section>
  );
}
