import type { Translate } from "../i18n/use-text";
import { showToast } from "../ui/toaster";
import { callAddress } from "./list/filters";

/** Puts a call's address on the clipboard, without the list that it was opened from. */
export async function copyCallLink(id: string, t: Translate): Promise<void> {
  const address = new URL(callAddress(id, ""), window.location.href).href;
  try {
    await navigator.clipboard.writeText(address);
    showToast({ kind: "good", title: t("call:actions.copied") });
  } catch {
    showToast({ kind: "bad", title: t("call:actions.notCopied"), description: address });
  }
}
