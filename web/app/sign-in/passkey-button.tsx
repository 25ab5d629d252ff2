import { useNavigation, useSubmit } from "@remix-run/react";
import { KeyRound } from "lucide-react";
import { useEffect, useState } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import {
  askForPasskey,
  awaitPasskeyInField,
  browserHasPasskeys,
  type PasskeyUse,
  stopAskingForPasskeys,
} from "./passkey";

type PasskeyButtonProps = {
  use: PasskeyUse;
  /** Also among the suggestions of the address field. */
  inField?: boolean;
  variant?: "primary" | "secondary";
};

/** Sends this page's form the answer of a passkey, as `passkey`. Keeps its place, unseen, until it is known whether the browser can. */
export function PasskeyButton({ use, inField = false, variant = "secondary" }: PasskeyButtonProps) {
  const { t } = useText();
  const submit = useSubmit();
  const { formData } = useNavigation();
  const [isAble, setIsAble] = useState(false);
  const [state, setState] = useState<"idle" | "asking" | "stopped">("idle");

  useEffect(() => {
    if (!browserHasPasskeys()) return;
    setIsAble(true);
    if (!inField) return;
    let isHere = true;
    void awaitPasskeyInField().then((passkey) => {
      if (passkey && isHere) submit({ passkey }, { method: "post" });
    });
    return () => {
      isHere = false;
      void stopAskingForPasskeys();
    };
  }, [inField, submit]);

  const ask = async () => {
    setState("asking");
    try {
      const passkey = await askForPasskey(use);
      setState("idle");
      submit({ passkey }, { method: "post" });
    } catch {
      setState("stopped");
    }
  };

  return (
    <>
      <Button
        variant={variant}
        loading={state === "asking" || formData?.has("passkey") === true}
        onClick={ask}
        className={cn(!isAble && "invisible")}
      >
        <KeyRound aria-hidden="true" />
        {t("auth:ways.passkey")}
      </Button>
      <p role="status" className={cn("text-13 text-ink-muted", state !== "stopped" && "sr-only")}>
        {state === "stopped" && t("auth:passkey.stopped")}
      </p>
    </>
  );
}
