import { KeyRound } from "lucide-react";
import { formatDate, formatDateTime } from "~/format";
import { useText } from "~/i18n/use-text";
import { AskingButton } from "~/settings/asking-button";
import { PartLink } from "~/settings/part-link";
import { Line, Lines, Section } from "~/settings/section";
import { Badge } from "~/ui/badge";
import { EmptyState } from "~/ui/empty-state";
import { useReader } from "~/use-session";
import type { Factors } from "../../../../worker/mfa/mfa.schema";
import type { SecurityAnswer } from "./answers.server";
import { AddPasskey } from "./passkey-add";
import { RenamePasskey } from "./passkey-rename";

type Passkey = Factors["passkeys"][number] & { used: string };
type PasskeysSectionProps = {
  passkeys: readonly Passkey[];
  /** What the next one is called unless its owner says otherwise. */
  newName: string;
  /** Not at an IP address. */
  isPossible: boolean;
  isOpen: boolean;
  answer: SecurityAnswer | undefined;
};

/** The keys that open the account without a password. */
export function PasskeysSection({ passkeys, newName, isPossible, isOpen, answer }: PasskeysSectionProps) {
  const { t } = useText();
  return (
    <Section title={t("security:passkeys.title")} body={t("security:passkeys.body")}>
      {passkeys.length > 0 ? (
        <Lines label={t("security:passkeys.title")}>
          {passkeys.map((passkey) => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              reply={answer?.intent === "passkey-name" && answer.id === passkey.id ? answer.reply : undefined}
            />
          ))}
        </Lines>
      ) : (
        !isOpen && (
          <div className="rounded-card border border-line bg-surface">
            <EmptyState compact sentence={t("security:passkeys.empty")} help="security" />
          </div>
        )
      )}
      {!isPossible && <p className="text-13 text-ink-muted">{t("security:passkeys.onAddress")}</p>}
      {isPossible && isOpen && <AddPasskey name={newName} />}
      {isPossible && !isOpen && (
        <div>
          <PartLink part="passkey">{t("security:passkeys.add")}</PartLink>
        </div>
      )}
    </Section>
  );
}

type PasskeyLineProps = { passkey: Passkey; reply: Parameters<typeof RenamePasskey>[0]["reply"] };

function PasskeyLine({ passkey: { id, name, createdAt, lastUsedAt, used, isBackedUp }, reply }: PasskeyLineProps) {
  const { t } = useText();
  const reader = useReader();
  return (
    <Line
      icon={<KeyRound />}
      title={name}
      state={isBackedUp && <Badge>{t("security:passkeys.synced")}</Badge>}
      detail={
        <>
          {t("security:passkeys.created", { at: formatDate(createdAt, reader) })}
          {" · "}
          <span title={lastUsedAt ? formatDateTime(lastUsedAt, reader) : undefined}>{used}</span>
        </>
      }
      action={
        <AskingButton
          intent="passkey-remove"
          id={id}
          label={t("security:passkeys.removeLabel", { name })}
          title={t("security:passkeys.removeTitle", { name })}
          body={t("security:passkeys.removeBody")}
        >
          {t("security:passkeys.remove")}
        </AskingButton>
      }
    >
      <RenamePasskey id={id} name={name} reply={reply} />
    </Line>
  );
}
