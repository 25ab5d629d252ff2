import { Form } from "@remix-run/react";
import { AudioLines, Ellipsis, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useText } from "../i18n/use-text";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { IconButton } from "../ui/icon-button";
import { EXPORT_FORMATS, exportAddress, recordingAddress } from "./call-links";
import { type CallActionsProps, EXPORT_ICONS, useMayDo } from "./may-do";

const loadMenu = () => import("./call-menu");
const CallMenuItems = lazy(loadMenu);

/**
 * The button of the call's menu, which is downloaded when one is about to press it: what a menu needs to stand in its place weighs as
 * much as the page. All that it holds is on the page as well: menus need scripts.
 */
export function CallMenu(props: CallActionsProps) {
  const { t } = useText();
  const [isAsked, setAsked] = useState(false);
  const button = (
    <IconButton
      label={t("call:actions.more")}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={loadMenu}
      onFocus={loadMenu}
      onClick={() => setAsked(true)}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        setAsked(true);
      }}
    >
      <Ellipsis aria-hidden="true" />
    </IconButton>
  );
  if (!isAsked) return button;
  return (
    <Suspense fallback={button}>
      <CallMenuItems {...props} />
    </Suspense>
  );
}

/** What the menu holds, as buttons and links, which need no scripts. */
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
              const Icon = EXPORT_ICONS[format];
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
