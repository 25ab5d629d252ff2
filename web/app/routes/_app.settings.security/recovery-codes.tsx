import { Form } from "@remix-run/react";
import { Download, Printer } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useText } from "~/i18n/use-text";
import { LeaveGuard } from "~/leave-guard";
import { CheckBox } from "~/receptionist/check-box";
import { useIsAlive } from "~/receptionist/use-is-alive";
import { CopyButton } from "~/settings/copy-button";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";
import { Card } from "~/ui/card";
import { SubmitButton } from "~/ui/submit-button";

type RecoveryCodesProps = {
  /** What they came with, in a few words. */
  done: string | null;
  codes: readonly string[];
};

/** The codes, alone on the page this one time: kept in some way before one goes on. */
export function RecoveryCodes({ done, codes }: RecoveryCodesProps) {
  const { t } = useText();
  const isAlive = useIsAlive();
  const [isKept, setIsKept] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const file = [t("security:codes.fileTitle"), "", ...codes, "", t("security:codes.fileNote"), ""].join("\n");
  return (
    <Card className="mt-8 max-w-[40rem] p-6 phone:p-4" aria-labelledby="recovery-codes">
      {done && (
        <Alert kind="good" className="mb-5 print:hidden">
          {done}
        </Alert>
      )}
      <h2 id="recovery-codes" ref={title} tabIndex={-1} className="font-semibold text-20 outline-none">
        {t("security:codes.title")}
      </h2>
      <p className="mt-2 max-w-[60ch] text-14 text-ink-muted">{t("security:codes.body")}</p>
      <ul
        aria-label={t("security:codes.list")}
        className="tabular mt-5 grid grid-cols-2 gap-x-6 gap-y-2 rounded-card bg-ink/4 px-5 py-4 text-16 phone:px-4"
      >
        {codes.map((code) => (
          <li key={code} className="select-all tracking-wide">
            {code}
          </li>
        ))}
      </ul>
      <div className="mt-3 flex flex-wrap gap-2 print:hidden">
        <CopyButton text={codes.join("\n")} />
        <Button asChild size="sm">
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`} download="avafirst-codes.txt">
            <Download aria-hidden="true" />
            {t("security:codes.download")}
          </a>
        </Button>
        {isAlive && (
          <Button size="sm" onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            {t("security:codes.print")}
          </Button>
        )}
      </div>
      <Form method="get" action="/settings/security" className="mt-6 grid justify-items-start gap-3 print:hidden">
        <CheckBox label={t("security:codes.kept")} required onChange={({ target }) => setIsKept(target.checked)} />
        <SubmitButton disabled={isAlive && !isKept}>{t("security:codes.done")}</SubmitButton>
      </Form>
      <LeaveGuard
        isOn={!isKept}
        title={t("security:codes.leaveTitle")}
        body={t("security:codes.leaveBody")}
        leave={t("security:codes.leave")}
        stay={t("security:codes.stay")}
      />
    </Card>
  );
}
