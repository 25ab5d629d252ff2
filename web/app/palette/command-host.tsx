import { useLocation } from "@remix-run/react";
import { lazy, Suspense, useEffect } from "react";
import { useText } from "../i18n/use-text";
import { pressedOn, shortcutFor } from "../keyboard/shortcuts";
import { useShortcuts } from "../keyboard/use-shortcuts";
import { showOverlay, useOverlay } from "./overlay";

const Palette = lazy(() => import("./palette"));
const KeysDialog = lazy(() => import("./keys-dialog"));

/** Listens to the keyboard for every page of the app. What the keys open is downloaded the first time. */
export function CommandHost() {
  const { t } = useText();
  const overlay = useOverlay();
  const { key } = useLocation();
  useShortcuts(t("commands.everywhere"), [
    {
      key: "mod+k",
      does: t("commands.open"),
      run: (event) => {
        event.preventDefault();
        showOverlay(overlay === "palette" ? null : "palette");
      },
    },
    { key: "?", does: t("commands.keys"), run: () => showOverlay("keys") },
  ]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => shortcutFor(event, pressedOn(event.target))?.run(event);
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, however one got there
  useEffect(() => showOverlay(null), [key]);
  if (overlay === null) return null;
  const close = () => showOverlay(null);
  return <Suspense>{overlay === "palette" ? <Palette onClose={close} /> : <KeysDialog onClose={close} />}</Suspense>;
}
