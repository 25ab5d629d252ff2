import { Link } from "@remix-run/react";
import { ChevronDown, ChevronUp, Link2, Maximize2, PanelRight, PhoneIncoming, PhoneOutgoing, X } from "lucide-react";
import type { ReactNode } from "react";
import { formatDateTime, formatDuration } from "../format";
import { useText } from "../i18n/use-text";
import { BackLink } from "../ui/back-link";
import { Button } from "../ui/button";
import { cn } from "../ui/cn";
import { IconButton } from "../ui/icon-button";
import { useReader } from "../use-session";
import { CallMenu } from "./call-actions";
import { pageAddress } from "./call-links";
import { type CallReport, contactOf } from "./call-row";
import { copyCallLink } from "./copy-link";
import { callAddress } from "./list/filters";
import { OutcomeBadge, TestBadge } from "./outcome-badge";

/** Where a call is shown: beside the list that it was opened from, or on a page of its own. */
export type CallPlace =
  | { kind: "page" }
  | {
      kind: "panel";
      /** The list's query, with its question mark; or empty. */
      search: string;
      /** The calls before and after it in the list, where it has them. */
      previousId: string | null;
      nextId: string | null;
    };

/** Whom a call was with, when, for how long, and what came of it; and what can be done with it. */
export function CallHeading({ call, place }: { call: CallReport; place: CallPlace }) {
  const { t } = useText();
  const reader = useReader();
  const Icon = call.direction === "inbound" ? PhoneIncoming : PhoneOutgoing;
  const isPanel = place.kind === "panel";
  return (
    <header className="mb-5 grid gap-3">
      <Toolbar call={call} place={place} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className={cn("tabular font-semibold text-20", !isPanel && "md:text-28")}>{contactOf(call, t)}</h1>
        {call.status === "ended" && <OutcomeBadge call={call} />}
        {call.isTest && <TestBadge />}
      </div>
      <p className="tabular flex flex-wrap items-center gap-x-2 gap-y-1 text-14 text-ink-muted">
        <Icon aria-hidden="true" strokeWidth={1.75} className="size-4" />
        {t(`calls:detail.${call.direction}`)}
        <span aria-hidden="true">·</span>
        <time dateTime={call.startedAt}>{formatDateTime(call.startedAt, reader)}</time>
        {call.durationS !== null && (
          <>
            <span aria-hidden="true">·</span>
            {formatDuration(call.durationS, reader.locale)}
          </>
        )}
      </p>
    </header>
  );
}

function Toolbar({ call, place }: { call: CallReport; place: CallPlace }) {
  const { t } = useText();
  const isPanel = place.kind === "panel";
  const search = isPanel ? place.search : "";
  const list = `/calls${search}`;
  const here = isPanel ? callAddress(call.id, search) : pageAddress(call.id);
  return (
    <div className="flex min-h-9 items-center gap-1">
      <BackLink to={list} {...(isPanel && { className: "split:hidden" })}>
        {t("calls:detail.back")}
      </BackLink>
      {isPanel && (
        <nav aria-label={t("call:actions.around")} className="flex items-center split:-ml-2">
          <StepLink to={place.previousId && callAddress(place.previousId, search)} label={t("call:actions.previous")}>
            <ChevronUp aria-hidden="true" />
          </StepLink>
          <StepLink to={place.nextId && callAddress(place.nextId, search)} label={t("call:actions.next")}>
            <ChevronDown aria-hidden="true" />
          </StepLink>
        </nav>
      )}
      <div className="ml-auto flex items-center">
        <IconButton
          label={t("call:actions.copyLink")}
          onClick={() => copyCallLink(call.id, t)}
          className="phone:hidden"
        >
          <Link2 aria-hidden="true" />
        </IconButton>
        {/* With the list away, the panel is the page. */}
        <Button asChild variant="quiet" size="icon" className={isPanel ? "max-split:hidden" : undefined}>
          {isPanel ? (
            <Link
              to={pageAddress(call.id)}
              viewTransition
              aria-label={t("call:actions.openPage")}
              title={t("call:actions.openPage")}
            >
              <Maximize2 aria-hidden="true" />
            </Link>
          ) : (
            <Link
              to={callAddress(call.id, "")}
              viewTransition
              aria-label={t("call:actions.openPanel")}
              title={t("call:actions.openPanel")}
            >
              <PanelRight aria-hidden="true" />
            </Link>
          )}
        </Button>
        <CallMenu call={call} back={list} here={here} />
        {isPanel && (
          <Button asChild variant="quiet" size="icon" className="max-split:hidden">
            <Link to={list} viewTransition aria-label={t("call:actions.close")} title={t("call:actions.close")}>
              <X aria-hidden="true" />
            </Link>
          </Button>
        )}
      </div>
    </div>
  );
}

/** To the next call in the list; where there is none, its place stays, so that the other does not move under the pointer. */
function StepLink({ to, label, children }: { to: string | null; label: string; children: ReactNode }) {
  if (to === null)
    return (
      <IconButton label={label} disabled>
        {children}
      </IconButton>
    );
  return (
    <Button asChild variant="quiet" size="icon">
      <Link to={to} aria-label={label} title={label} prefetch="intent" viewTransition preventScrollReset>
        {children}
      </Link>
    </Button>
  );
}
