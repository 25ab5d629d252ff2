import { Form, Link } from "@remix-run/react";
import { Bookmark, BookmarkPlus, Check, ChevronDown, Trash2 } from "lucide-react";
import { useId } from "react";
import type { SavedView } from "../../../../worker/calls/views.schema";
import { useText } from "../../i18n/use-text";
import { Button } from "../../ui/button";
import { Input } from "../../ui/input";
import { PopoverDialog } from "../../ui/popover-dialog";
import { Switch } from "../../ui/switch";
import { isFiltered, type ListFilters, readFilters, writeFilters } from "./filters";
import { useFold } from "./use-fold";

type ViewsMenuProps = {
  /** Null: they did not answer. */
  views: readonly SavedView[] | null;
  filters: ListFilters;
};

/** Sets of filters to come back to: one's own, and the team's. It opens without scripts. */
export function ViewsMenu({ views, filters }: ViewsMenuProps) {
  const { t } = useText();
  const fold = useFold();
  const address = writeFilters(filters);
  const here = views?.find(({ query }) => writeFilters(readFilters(new URLSearchParams(query))) === address);
  const [own, shared] = [true, false].map((isOwn) => (views ?? []).filter((view) => view.isOwn === isOwn));
  return (
    <details {...fold} className="relative">
      <summary className="inline-flex h-9 max-w-44 cursor-pointer select-none list-none items-center gap-2 rounded-control border border-line bg-surface px-3.5 font-medium text-14 transition hover:border-edge/60 hover:bg-ink/4 phone:h-11 [&::-webkit-details-marker]:hidden">
        <Bookmark aria-hidden="true" className="size-4 shrink-0" />
        <span className="truncate">{here?.name ?? t("listing:views.button")}</span>
        <ChevronDown aria-hidden="true" className="size-4 shrink-0 text-ink-muted" />
      </summary>
      <section
        aria-label={t("listing:views.label")}
        className="absolute top-full right-0 z-30 mt-1.5 grid max-h-[60dvh] w-76 animate-appear gap-1 overflow-y-auto rounded-card bg-raised p-1.5 text-14 shadow-float phone:fixed phone:inset-x-4 phone:top-auto phone:bottom-20 phone:w-auto"
      >
        {views === null ? (
          <p className="px-2.5 py-2 text-13 text-ink-muted">{t("listing:views.unavailable")}</p>
        ) : (
          views.length === 0 && <p className="px-2.5 py-2 text-13 text-ink-muted">{t("listing:views.none")}</p>
        )}
        <ViewGroup title={t("listing:views.own")} views={own ?? []} here={here?.id} address={address} />
        <ViewGroup title={t("listing:views.shared")} views={shared ?? []} here={here?.id} address={address} />
        {views !== null && !here && (isFiltered(filters) || filters.status !== null) && <SaveView address={address} />}
      </section>
    </details>
  );
}

type ViewGroupProps = { title: string; views: readonly SavedView[]; here: string | undefined; address: string };

function ViewGroup({ title, views, here, address }: ViewGroupProps) {
  const { t } = useText();
  const id = useId();
  if (views.length === 0) return null;
  return (
    <div>
      <h2 id={id} className="px-2.5 pt-1.5 pb-1 font-medium text-12 text-ink-muted">
        {title}
      </h2>
      <ul aria-labelledby={id}>
        {views.map((view) => (
          <li key={view.id} className="flex items-center">
            <Link
              to={view.query ? `/calls?${view.query}` : "/calls"}
              aria-current={view.id === here || undefined}
              className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-control px-2.5 transition hover:bg-ink/6 aria-[current]:font-medium phone:min-h-11"
            >
              <Check
                aria-hidden="true"
                className={view.id === here ? "size-4 shrink-0 text-accent" : "invisible size-4 shrink-0"}
              />
              <span className="truncate">{view.name}</span>
            </Link>
            {view.isOwn && (
              <Form method="post" action={address ? `/calls?${address}` : "/calls"} replace preventScrollReset>
                <input type="hidden" name="intent" value="remove-view" />
                <input type="hidden" name="view" value={view.id} />
                <Button
                  type="submit"
                  variant="quiet"
                  size="icon"
                  aria-label={t("listing:views.remove", { name: view.name })}
                >
                  <Trash2 aria-hidden="true" />
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Gives the present filters a name. */
function SaveView({ address }: { address: string }) {
  const { t } = useText();
  const id = `save-view${useId().replaceAll(":", "-")}`;
  return (
    <>
      <button
        type="button"
        popovertarget={id}
        className="flex min-h-9 w-full items-center gap-2 rounded-control border-line px-2.5 text-left font-medium text-accent transition hover:bg-ink/6 phone:min-h-11"
      >
        <BookmarkPlus aria-hidden="true" className="size-4" />
        {t("listing:views.save")}
      </button>
      <PopoverDialog id={id} title={t("listing:views.saveTitle")} body={t("listing:views.saveBody")}>
        <Form method="post" action={`/calls?${address}`} replace preventScrollReset className="mt-4 grid gap-3">
          <input type="hidden" name="intent" value="save-view" />
          <div className="grid gap-1.5">
            <label htmlFor={`${id}-name`} className="font-medium text-13">
              {t("listing:views.name")}
            </label>
            <Input
              id={`${id}-name`}
              name="name"
              required
              maxLength={60}
              autoComplete="off"
              placeholder={t("listing:views.nameHint")}
            />
          </div>
          <Switch name="isShared" label={t("listing:views.share")} />
          <div className="mt-1 flex flex-wrap justify-end gap-2">
            <Button variant="ghost" popovertarget={id} popovertargetaction="hide">
              {t("cancel")}
            </Button>
            <Button type="submit" variant="primary">
              {t("save")}
            </Button>
          </div>
        </Form>
      </PopoverDialog>
    </>
  );
}
