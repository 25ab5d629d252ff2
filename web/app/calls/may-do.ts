import { Braces, FileText, Sheet } from "lucide-react";
import { can } from "../../../worker/permissions";
import { useSession } from "../use-session";
import type { ExportFormat } from "./call-links";
import type { CallReport } from "./call-row";

export const EXPORT_ICONS = { json: Braces, txt: FileText, csv: Sheet } as const satisfies Record<
  ExportFormat,
  typeof Braces
>;

/** What is done with one call, by buttons and by its menu. */
export type CallActionsProps = {
  call: Pick<CallReport, "id" | "status" | "recording">;
  /** The page without the call, and the page as it is, for whoever undoes it. */
  back: string;
  here: string;
};

/** What this reader may do with this call: nobody deletes one that goes on. */
export function useMayDo({ status }: Pick<CallReport, "status">) {
  const { role } = useSession();
  return { canExport: can(role, "calls:export"), canDelete: can(role, "calls:delete") && status === "ended" };
}
