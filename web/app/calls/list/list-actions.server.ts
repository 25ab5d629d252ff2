import { type ActionFunctionArgs, data, redirect, type TypedResponse } from "@remix-run/cloudflare";
import { DeleteCalls } from "../../../../worker/calls/deletions.schema";
import { SaveView, ViewParam } from "../../../../worker/calls/views.schema";
import { type ApiFailure, apiFor, readOk, readRefusal } from "../../api.server";
import { failureText } from "../../failure.server";
import { localeOf, translatorFor } from "../../i18n/i18n.server";
import type { Translate } from "../../i18n/use-text";
import { redirectWithToast } from "../../toast.server";
import { listAddress, readFilters, writeFilters } from "./filters";

type Asked = ActionFunctionArgs & { form: FormData; t: Translate; here: string };

/** What the forms of the list ask for, by their `intent`. Each leads back to the list as it was. */
const ACTIONS: Record<string, (asked: Asked) => Promise<TypedResponse<never> | ReturnType<typeof refused>>> = {
  delete: deleteCalls,
  restore: restoreCalls,
  export: exportCalls,
  "save-view": saveView,
  "remove-view": removeView,
};

export async function actOnList(args: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(args.request), args.request.formData()]);
  const { searchParams } = new URL(args.request.url);
  const here = listAddress(readFilters(searchParams), searchParams.get("cursor"));
  const act = ACTIONS[String(form.get("intent"))];
  if (!act) throw redirect(here);
  return act({ ...args, form, t, here });
}

/** Said above the list, in which the rows are back. */
const refused = (title: string, failure: ApiFailure, t: Translate) =>
  data({ failure: { title, reason: failureText(failure, t) } }, { status: 400 });

/** From the boxes, where each call may be twice (in the table and in the cards), or from a toast, in one field. */
const idsIn = (form: FormData) =>
  DeleteCalls.safeParse({ ids: [...new Set(form.getAll("ids").flatMap((ids) => String(ids).split(",")))] });

async function deleteCalls({ request, context, form, t, here }: Asked) {
  const asked = idsIn(form);
  if (!asked.success) return redirectWithToast(request, here, { kind: "info", title: t("listing:select.none") });
  const answer = await apiFor(request, context).calls.delete.$post({ json: asked.data });
  const { value, error } = await readOk(request, answer);
  if (error) return refused(t("listing:delete.failed"), error, t);
  const { deleted, skipped, undoUntil } = value;
  return redirectWithToast(request, here, {
    kind: deleted.length > 0 ? "good" : "info",
    title: deleted.length > 0 ? t("listing:delete.done", { count: deleted.length }) : t("listing:delete.nothing"),
    ...(skipped.length > 0 && { description: t("listing:delete.skipped", { count: skipped.length }) }),
    ...(deleted.length > 0 && {
      undo: {
        label: t("listing:delete.undo"),
        action: here,
        fields: { intent: "restore", ids: deleted.join(",") },
      },
      link: { label: t("call:deleted.receipt"), to: "/calls/deletions" },
      shownS: Math.max(0, Math.floor((Date.parse(undoUntil) - Date.now()) / 1000)),
    }),
  });
}

async function restoreCalls({ request, context, form, t, here }: Asked) {
  const asked = idsIn(form);
  if (!asked.success) return redirect(here);
  const answer = await apiFor(request, context).calls.restore.$post({ json: asked.data });
  const { value, error } = await readOk(request, answer);
  if (error) return refused(t("listing:delete.notRestored"), error, t);
  const { restored, gone } = value;
  return redirectWithToast(request, here, {
    kind: restored.length > 0 ? "good" : "bad",
    title: restored.length > 0 ? t("listing:delete.restored", { count: restored.length }) : t("listing:delete.tooLate"),
    ...(gone.length > 0 && { description: t("listing:delete.gone", { count: gone.length }) }),
  });
}

/** With scripts the bar's button is a link; this is what it leads to without. */
async function exportCalls({ request, form, t, here }: Asked) {
  const asked = idsIn(form);
  if (!asked.success) return redirectWithToast(request, here, { kind: "info", title: t("listing:select.none") });
  const query = new URLSearchParams({ ids: asked.data.ids.join(","), locale: await localeOf(request) });
  return redirect(`/api/v1/calls/export?${query}`);
}

async function saveView({ request, context, form, t, here }: Asked) {
  const asked = SaveView.safeParse({
    name: form.get("name"),
    query: writeFilters(readFilters(new URL(request.url).searchParams)),
    isShared: form.has("isShared"),
  });
  if (!asked.success) return redirect(here);
  const { value, error } = await readOk(
    request,
    await apiFor(request, context).calls.views.$post({ json: asked.data }),
  );
  if (error) return refused(t("listing:views.notSaved"), error, t);
  return redirectWithToast(request, here, { title: t("listing:views.saved", { name: value.name }) });
}

async function removeView({ request, context, form, t, here }: Asked) {
  const asked = ViewParam.safeParse({ id: form.get("view") });
  if (!asked.success) return redirect(here);
  const answer = await apiFor(request, context).calls.views[":id"].$delete({ param: asked.data });
  const error = await readRefusal(request, answer);
  if (error) return refused(t("listing:views.notRemoved"), error, t);
  return redirectWithToast(request, here, { title: t("listing:views.removed") });
}
