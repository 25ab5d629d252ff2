import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useText } from "~/i18n/use-text";
import { useIsAlive } from "~/receptionist/use-is-alive";
import { Button } from "~/ui/button";

/** Puts a text on the clipboard, and says that it is there. Not there without scripts. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useText();
  const isAlive = useIsAlive();
  const [copied, setCopied] = useState<string | null>(null);
  const isDone = copied === text;
  if (!isAlive) return null;
  return (
    <>
      <Button size="sm" onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(text))}>
        {isDone ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {t(isDone ? "settings:copied" : "settings:copy")}
      </Button>
      <span role="status" className="sr-only">
        {isDone && t("settings:copied")}
      </span>
    </>
  );
}
