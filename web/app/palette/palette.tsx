import { useNavigate } from "@remix-run/react";
import { Command as Palette } from "cmdk";
import { CornerDownLeft, Phone, Search, Zap } from "lucide-react";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { contactOf } from "../calls/call-row";
import { OutcomeBadge } from "../calls/outcome-badge";
import { formatDateTime } from "../format";
import { useAreaTexts } from "../i18n/use-area-texts";
import { useText } from "../i18n/use-text";
import { PAGES } from "../ui/app-pages";
import { useReader } from "../use-session";
import { type Command, matching } from "./commands";
import { useCommands } from "./use-commands";
import { useFoundCalls } from "./use-found-calls";

/** Goes anywhere and does most things by a few letters: pages, the latest calls or those in which something was said, actions. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  useAreaTexts("/palette");
  const { t } = useText();
  const reader = useReader();
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const { pages, actions } = useCommands();
  const found = useFoundCalls(typed);
  const [shownPages, shownActions] = [matching(pages, typed), matching(actions, typed)];
  const isEmpty = shownPages.length + shownActions.length + found.calls.length === 0 && !found.isWaiting;
  const pick = (run: () => void) => () => {
    onClose();
    run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-appear bg-veil" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[10vh] z-50 mx-auto max-w-xl animate-rise overflow-hidden rounded-dialog bg-raised text-14 shadow-float outline-none"
        >
          <Dialog.Title className="sr-only">{t("palette:title")}</Dialog.Title>
          <Palette label={t("palette:title")} shouldFilter={false} loop>
            <div className="flex items-center gap-3 border-line border-b px-4">
              <Search aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
              <Palette.Input
                value={typed}
                onValueChange={setTyped}
                maxLength={100}
                placeholder={t("palette:placeholder")}
                className="h-13 min-w-0 flex-1 bg-transparent text-16 outline-none placeholder:text-ink-muted"
              />
            </div>
            <Palette.List label={t("palette:title")} className="max-h-[min(60dvh,26rem)] overflow-y-auto p-1.5">
              {isEmpty && <p className="px-3 py-6 text-center text-ink-muted">{t("palette:nothing")}</p>}
              {shownPages.length > 0 && (
                <Group title={t("palette:pages")}>
                  {shownPages.map((page) => (
                    <Line key={page.id} command={page} icon={iconOf(page)} onPick={pick(page.run)} />
                  ))}
                </Group>
              )}
              {(found.calls.length > 0 || found.q !== null) && (
                <Group title={t(found.q === null ? "palette:recent" : "palette:calls")}>
                  {found.calls.map((call) => (
                    <Palette.Item
                      key={call.id}
                      value={call.id}
                      onSelect={pick(() => navigate(`/calls/${call.id}`, { viewTransition: true }))}
                      className={LINE}
                    >
                      <Phone aria-hidden="true" />
                      <span className="tabular min-w-0 truncate">
                        {contactOf(call, t)}
                        {call.topic && <span className="text-ink-muted"> · {call.topic}</span>}
                      </span>
                      <span className="tabular ml-auto shrink-0 text-13 text-ink-muted phone:hidden">
                        {formatDateTime(call.startedAt, reader)}
                      </span>
                      <span className="shrink-0 phone:ml-auto">
                        <OutcomeBadge call={call} />
                      </span>
                    </Palette.Item>
                  ))}
                  {found.q !== null && (
                    <Line
                      command={{ id: "all-calls", label: t("palette:allCalls", { words: found.q }) }}
                      icon={<CornerDownLeft aria-hidden="true" />}
                      onPick={pick(() => navigate(found.address, { viewTransition: true }))}
                    />
                  )}
                </Group>
              )}
              {shownActions.length > 0 && (
                <Group title={t("palette:actions")}>
                  {shownActions.map((action) => (
                    <Line
                      key={action.id}
                      command={action}
                      icon={<Zap aria-hidden="true" />}
                      onPick={pick(action.run)}
                    />
                  ))}
                </Group>
              )}
            </Palette.List>
          </Palette>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const LINE =
  "flex min-h-10 cursor-pointer select-none items-center gap-3 rounded-control px-3 data-[selected=true]:bg-ink/6 phone:min-h-11 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-ink-muted";

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <Palette.Group
    heading={title}
    className="pb-1 [&>[cmdk-group-heading]]:px-3 [&>[cmdk-group-heading]]:pt-2 [&>[cmdk-group-heading]]:pb-1 [&>[cmdk-group-heading]]:font-medium [&>[cmdk-group-heading]]:text-12 [&>[cmdk-group-heading]]:text-ink-muted"
  >
    {children}
  </Palette.Group>
);

type LineProps = { command: Pick<Command, "id" | "label">; icon: ReactNode; onPick: () => void };

const Line = ({ command, icon, onPick }: LineProps) => (
  <Palette.Item value={command.id} onSelect={onPick} className={LINE}>
    {icon}
    {command.label}
  </Palette.Item>
);

function iconOf({ id }: Command): ReactNode {
  const Icon = PAGES.find(({ to }) => to === id)?.icon ?? Zap;
  return <Icon aria-hidden="true" />;
}
