import { Form, Link } from "@remix-run/react";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useText } from "../i18n/use-text";
import type { Toast } from "../toast";
import { Button } from "./button";
import { cn } from "./cn";

const SHOWN_MS = 6000;
const ICONS = {
  good: { icon: CircleCheck, mark: "text-good" },
  info: { icon: Info, mark: "text-ink-muted" },
  bad: { icon: CircleAlert, mark: "text-bad" },
} as const;

let shown: readonly Toast[] = [];
const NONE: readonly Toast[] = [];
const listeners = new Set<() => void>();

function setShown(next: readonly Toast[]) {
  shown = next;
  for (const notify of listeners) notify();
}

function subscribe(notify: () => void) {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** Says that something was done without leaving the page ("Copié"). */
export function showToast(toast: Omit<Toast, "id">): void {
  setShown([...shown, { ...toast, id: crypto.randomUUID() }]);
}

/** Where toasts appear. The flash of the last answer is in the page itself, so it is seen without scripts too. */
export function Toaster({ flash }: { flash: Toast | null }) {
  const [dismissed, setDismissed] = useState<string | null>(null);
  const local = useSyncExternalStore(
    subscribe,
    () => shown,
    () => NONE,
  );
  // A page that reads itself anew has no flash any more: what it has once said stays until its time is over.
  useEffect(() => {
    if (flash && !shown.some(({ id }) => id === flash.id)) setShown([...shown, flash]);
  }, [flash]);
  const flashed = flash && flash.id !== dismissed && !local.some(({ id }) => id === flash.id) ? [flash] : [];
  const dismiss = (id: string) => {
    if (id === flash?.id) setDismissed(id);
    setShown(shown.filter((toast) => toast.id !== id));
  };
  return (
    <div
      role="status"
      className={cn(
        "pointer-events-none fixed inset-x-4 bottom-20 z-50 grid justify-items-center gap-2 print:hidden md:inset-x-auto md:right-6 md:bottom-6 md:justify-items-end",
        // Above a bar that sticks to the bottom, whose buttons it would cover.
        "[body:has([data-bottom-bar])_&]:bottom-44 md:[body:has([data-bottom-bar])_&]:bottom-24",
      )}
    >
      {[...flashed, ...local].map((toast) => (
        <ToastCard key={toast.id} toast={toast} onDismiss={() => dismiss(toast.id)} />
      ))}
    </div>
  );
}

function ToastCard({ toast, onDismiss }: { toast: Toast; onDismiss: () => void }) {
  const { t } = useText();
  const [held, setHeld] = useState(false);
  const { icon: Icon, mark } = ICONS[toast.kind];
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new `onDismiss` at each render must not restart the clock
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(onDismiss, Math.max(SHOWN_MS, (toast.shownS ?? 0) * 1000));
    return () => clearTimeout(timer);
  }, [held, toast.id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notices that one of its buttons has the focus
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-sm animate-rise items-start gap-3 rounded-card bg-raised py-3 pr-2 pl-4 text-14 shadow-float md:w-88"
    >
      <Icon aria-hidden="true" className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{toast.title}</p>
        {toast.description && <p className="text-13 text-ink-muted">{toast.description}</p>}
        {(toast.undo || toast.link) && <ToastActions toast={toast} onDone={onDismiss} />}
      </div>
      <button
        type="button"
        aria-label={t("close")}
        onClick={onDismiss}
        className="-my-1 grid size-7 shrink-0 place-items-center rounded-control text-ink-muted hover:bg-ink/6 hover:text-ink phone:size-11 phone:-my-2.5"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </div>
  );
}

/** What can be done about what the toast says. It waits while one of them has the focus, as under the pointer. */
function ToastActions({ toast: { undo, link }, onDone }: { toast: Toast; onDone: () => void }) {
  return (
    <div className="mt-2 -ml-2.5 flex flex-wrap items-center gap-1">
      {undo && (
        <Form method="post" action={undo.action} onSubmit={onDone}>
          {Object.entries(undo.fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" variant="accent" size="sm">
            {undo.label}
          </Button>
        </Form>
      )}
      {link && (
        <Button asChild variant="quiet" size="sm">
          <Link to={link.to} onClick={onDone}>
            {link.label}
          </Link>
        </Button>
      )}
    </div>
  );
}
