import type { Translate } from "~/i18n/use-text";
import type { ProfileVersion } from "../../../worker/receptionists/publishing.schema";

/** What a version changed: "Prestations, horaires". The first changed nothing. */
export function changedText(
  { changed, restoredFrom, version }: Pick<ProfileVersion, "changed" | "restoredFrom" | "version">,
  t: Translate,
): string {
  if (restoredFrom !== null) return t("receptionist:versions.restoredFrom", { version: restoredFrom });
  if (version === 1) return t("receptionist:versions.first");
  if (changed.length === 0) return t("receptionist:versions.unchanged");
  const text = [...new Set(changed.map((field) => t(`receptionist:versions.fields.${field}`)))].join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
