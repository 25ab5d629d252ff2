import { LifeBuoy, Smartphone } from "lucide-react";
import { formatDate } from "~/format";
import { useText } from "~/i18n/use-text";
import { AskingButton } from "~/settings/asking-button";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { Badge } from "~/ui/badge";
import { useReader } from "~/use-session";
import type { Factors } from "../../../../worker/mfa/mfa.schema";
import type { SecurityAnswer } from "./answers.server";
import { TotpSetup } from "./totp-setup";

type SecondFactorSectionProps = {
  totp: Factors["totp"];
  /** Null where there is no second factor that they could stand in for. */
  recoveryCodesLeft: number | null;
  isOpen: boolean;
  answer: SecurityAnswer | undefined;
};

/** The authenticator app, and the codes for the day it is lost. */
export function SecondFactorSection({ totp, recoveryCodesLeft, isOpen, answer }: SecondFactorSectionProps) {
  const { t } = useText();
  const reader = useReader();
  return (
    <Section title={t("security:second.title")} body={t("security:second.body")}>
      <Lines>
        <Line
          icon={<Smartphone />}
          title={t("security:totp.name")}
          state={totp && <Badge tone="good">{t("security:totp.isOn")}</Badge>}
          detail={totp ? t("security:totp.on", { at: formatDate(totp.confirmedAt, reader) }) : t("security:totp.off")}
          action={
            totp ? (
              <AskingButton
                intent="totp-remove"
                label={t("security:totp.removeLabel")}
                title={t("security:totp.removeTitle")}
                body={t("security:totp.removeBody")}
              >
                {t("security:totp.remove")}
              </AskingButton>
            ) : (
              !isOpen && (
                <PartLink part="totp" label={t("security:totp.addLabel")}>
                  {t("security:totp.add")}
                </PartLink>
              )
            )
          }
        />
        <Line
          icon={<LifeBuoy />}
          title={t("security:codes.name")}
          detail={
            recoveryCodesLeft === null
              ? t("security:codes.none")
              : t("security:codes.left", { count: recoveryCodesLeft })
          }
          action={
            recoveryCodesLeft !== null && (
              <AskingButton
                intent="codes-renew"
                variant="secondary"
                title={t("security:codes.renewTitle")}
                body={t("security:codes.renewBody")}
              >
                {t("security:codes.renew")}
              </AskingButton>
            )
          }
        />
      </Lines>
      {isOpen && totp === null && <TotpSetup answer={answer} />}
    </Section>
  );
}
