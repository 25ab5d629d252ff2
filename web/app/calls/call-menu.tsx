import { useSubmit } from "@remix-run/react";
import { AudioLines, Ellipsis, Link2, Trash2 } from "lucide-react";
import { useText } from "../i18n/use-text";
import { IconButton } from "../ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "../ui/menu";
import { EXPORT_FORMATS, type ExportFormat, exportAddress, recordingAddress } from "./call-links";
import { copyCallLink } from "./copy-link";
import { type CallActionsProps, EXPORT_ICONS, useMayDo } from "./may-do";

const TITLES = { json: "asJson", txt: "asTxt", csv: "asCsv" } as const satisfies Record<ExportFormat, string>;

/** The call's menu, open: see `CallMenu`. */
export default function CallMenuItems({ call, back, here }: CallActionsProps) {
  const { t, locale } = useText();
  const { canExport, canDelete } = useMayDo(call);
  const submit = useSubmit();
  return (
    <Menu
      defaultOpen
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
            const Icon = EXPORT_ICONS[format];
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
