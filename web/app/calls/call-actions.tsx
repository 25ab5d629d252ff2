import { Form, useSubmit } from "@remix-run/react";
import { AudioLines, Braces, Ellipsis, FileText, Link2, Sheet, Trash2 } from "lucide-react";
import { can } from "../../../worker/permissions";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu";
import { useSession } from "../use-session";
import { EXPORT_FORMATS, type ExportFormat, exportAddress, recordingAddress } from "./call-links";
import type { CallReport } from "./call-row";
import { copyCallLink } from "./copy-link";

const ICONS = { json: Braces, txt: FileText, csv: Sheet } as const satisfies Record<ExportFormat, typeof Braces>;
const TITLES = { json: "asJson", txt: "asTxt", csv: "asCsv" } as const satisfies Record<ExportFormat, string>;

type CallActionsProps = {
  call: Pick<CallReport, "id" | "status" | "recording">;
  /** The page without the call, and the page as it is, for whoever undoes it. */
  back: string;
  here: string;
};

/** What this reader may do with this call: nobody deletes one that goes on. */
function useMayDo({ status }: Pick<CallReport, "status">) {
  const { role } = useSession();
  return { canExport: can(role, "calls:export"), canDelete: can(role, "calls:delete") && status === "ended" };
}

/** The call's menu. All that it holds is on the page as well: menus need scripts. */
export function CallMenu({ call, back, here }: CallActionsProps) {
  const { t, locale } = useText();
  const { canExport, canDelete } = useMayDo(call);
  const submit = useSubmit();
  return (
    <Menu
      trigger={
        <IconButton label={t("call:actions.more")}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => copyCallLink(call.id, t)}>
        <Link2 aria-hidden="true" />
        {t("call:actions.copyLink")}
      </MenuItem>
      {canExport && (
        <>
          <MenuSeparator />
          {EXPORT_FORMATS.map((format) => {
            const Icon = ICONS[format];
            return (
              <MenuItem key={format} asChild>
                <a href={exportAddress(call.id, format, locale)} download>
                  <Icon aria-hidden="true" />
                  {t(`call:actions.${TITLES[format]}`)}
                </a>
              </MenuItem>
            );
          })}
          {call.recording.status === "stored" && (
            <MenuItem asChild>
              <a href={recordingAddress(call.id)} download={call.id}>
                <AudioLines aria-hidden="true" />
                {t("call:actions.asAudio")}
              </a>
            </MenuItem>
          )}
        </>
      )}
      {canDelete && (
        <>
          <MenuSeparator />
          <MenuItem
            danger
            onSelect={() => submit({ intent: "delete", back, here }, { method: "post", action: `/calls/${call.id}` })}
          >
            <Trash2 aria-hidden="true" />
            {t("call:actions.delete")}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

/** The same as buttons and links, which need no scripts. */
export function CallActions({ call, back, here }: CallActionsProps) {
  const { t, locale } = useText();
  const { canExport, canDelete } = useMayDo(call);
  if (!canExport && !canDelete) return null;
  return (
    <Card>
      <CardHeader title={t("call:actions.take")} />
      <div className="grid gap-3 px-5 py-4">
        {canExport && (
          <div className="flex flex-wrap gap-2">
            {EXPORT_FORMATS.map((format) => {
              const Icon = ICONS[format];
              return (
                <Button key={format} asChild size="sm">
                  <a href={exportAddress(call.id, format, locale)} download>
                    <Icon aria-hidden="true" />
                    {t(`call:actions.${format}`)}
                  </a>
                </Button>
              );
            })}
            {call.recording.status === "stored" && (
              <Button asChild size="sm">
                <a href={recordingAddress(call.id)} download={call.id}>
                  <AudioLines aria-hidden="true" />
                  {t("call:actions.audio")}
                </a>
              </Button>
            )}
          </div>
        )}
        {canDelete && (
          <Form method="post" action={`/calls/${call.id}`} className="justify-self-start">
            <input type="hidden" name="intent" value="delete" />
            <input type="hidden" name="back" value={back} />
            <input type="hidden" name="here" value={here} />
            <Button type="submit" variant="danger" size="sm">
              <Trash2 aria-hidden="true" />
              {t("call:actions.delete")}
            </Button>
          </Form>
        )}
      </div>
    </Card>
  );
}
