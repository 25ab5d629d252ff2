import { useNavigation, useSubmit } from "@remix-run/react";
import { KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "~/i18n/use-text";
import { askForPasskey, browserHasPasskeys } from "~/sign-in/passkey";
import { Alert } from "~/ui/alert";
import { Button } from "~/ui/button";

/** A passkey of the account: the device asks, and its answer is sent as the page's form. */
export function ByPasskey() {
  const { t } = useText();
  const submit = useSubmit();
  const { formData } = useNavigation();
  const [isAsking, setIsAsking] = useState(false);
  const [trouble, setTrouble] = useState<"passkeyFailed" | "passkeyNoSupport" | null>(null);
  useEffect(() => {
    if (!browserHasPasskeys()) setTrouble("passkeyNoSupport");
  }, []);

  const ask = async () => {
    setIsAsking(true);
    setTrouble(null);
    try {
      const passkey = await askForPasskey("step-up");
      submit({ passkey }, { method: "post" });
    } catch {
      setTrouble("passkeyFailed");
    }
    setIsAsking(false);
  };

  return (
    <div className="grid gap-4">
      <p className="text-14 text-ink-muted">{t("confirm:passkeyBody")}</p>
      <noscript>
        <Alert kind="warn">{t("confirm:passkeyNoSupport")}</Alert>
      </noscript>
      {trouble && <Alert kind="bad">{t(`confirm:${trouble}`)}</Alert>}
      <Button
        variant="primary"
        size="lg"
        autoFocus
        disabled={trouble === "passkeyNoSupport"}
        loading={isAsking || formData?.has("passkey") === true}
        onClick={() => void ask()}
      >
        <KeyRound aria-hidden="true" />
        {t("confirm:passkey")}
      </Button>
    </div>
  );
}
