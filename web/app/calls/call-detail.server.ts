import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import type { CallDetail } from "../../../worker/calls/calls.schema";
import { CallParam } from "../../../worker/calls/calls.schema";
import type { Locale } from "../../../worker/lib/schemas";
import { E164 } from "../../../worker/lib/schemas";
import { apiFor, readOk, readOrThrow } from "../api.server";
import { localeOf, translatorFor } from "../i18n/i18n.server";
import { ownPath } from "../own-path";
import { redirectWithToast } from "../toast.server";
import { type CallHistory, contactOf } from "./call-row";
import { callReport, callRow } from "./call-row.server";

/** How many of a contact's other calls a call shows. */
const HISTORY = 5;

/** A call for its panel or its page. 404 for one that is not the organisation's, or not there any more. */
export async function loadCall({ request, params, context }: LoaderFunctionArgs) {
  const param = CallParam.safeParse({ id: params.callId });
  if (!param.success) throw new Response(null, { status: 404 });
  const [t, locale, answer] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    apiFor(request, context).calls[":id"].$get({ param: param.data }),
  ]);
  const detail = await readOrThrow(request, answer);
  const call = callReport(detail, locale);
  return {
    title: t("calls:detail.title", { contact: contactOf(call, t) }),
    call,
    history: await readHistory({ request, context }, detail, locale),
    serverNowMs: Date.now(),
  };
}

/** The contact's other calls; null where the number is withheld, and in a browser, where there is none. */
async function readHistory(
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  call: CallDetail,
  locale: Locale,
): Promise<CallHistory | null> {
  const contact = E164.safeParse(call.direction === "inbound" ? call.from : call.to);
  if (call.channel !== "phone" || !contact.success) return null;
  const answer = await apiFor(request, context).calls.$get({
    query: { contact: contact.data, limit: String(HISTORY + 1) },
  });
  const { items } = await readOrThrow(request, answer);
  const others = items.filter(({ id }) => id !== call.id).slice(0, HISTORY);
  return { contact: contact.data, calls: others.map((other) => callRow(other, locale)) };
}

/** Deletes the call, which nobody is asked to confirm: it can be undone. Leads to `back`, a path of ours, and says so there. */
export async function deleteCall({ request, params, context }: ActionFunctionArgs) {
  const param = CallParam.safeParse({ id: params.callId });
  if (!param.success) throw new Response(null, { status: 404 });
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const back = ownPath(form.get("back"), "/calls");
  const { id } = param.data;
  const { value, error } = await readOk(
    request,
    await apiFor(request, context).calls[":id"].$delete({ param: { id } }),
  );
  if (error)
    return redirectWithToast(request, ownPath(form.get("here"), `/calls/${id}`), {
      kind: "bad",
      title: t("call:deleted.failed"),
      description: t(`errors:code.${error.code}`),
    });
  return redirectWithToast(request, back, {
    title: t("call:deleted.title"),
    undo: {
      label: t("call:deleted.undo"),
      action: "/calls/deletions",
      fields: { intent: "restore", ids: id, next: ownPath(form.get("here"), `/calls/${id}`) },
    },
    link: { label: t("call:deleted.receipt"), to: `/calls/deletions#${id}` },
    shownS: Math.max(0, (Date.parse(value.undoUntil) - Date.now()) / 1000),
  });
}

/** Brings deleted calls back and leads to `next`, a path of ours, with a word on what came of it. */
export async function restoreCalls({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const next = ownPath(form.get("next"), "/calls");
  const asked = String(form.get("ids") ?? "").split(",");
  const ids = asked.flatMap((id) => CallParam.safeParse({ id }).data?.id ?? []).slice(0, 100);
  if (ids.length === 0) return redirect("/calls/deletions");
  const { value, error } = await readOk(request, await apiFor(request, context).calls.restore.$post({ json: { ids } }));
  if (error)
    return redirectWithToast(request, "/calls/deletions", { kind: "bad", title: t(`errors:code.${error.code}`) });
  const { restored, gone } = value;
  if (restored.length === 0)
    return redirectWithToast(request, "/calls/deletions", {
      kind: "bad",
      title: t("call:deleted.gone", { count: gone.length || ids.length }),
    });
  return redirectWithToast(request, next, {
    title: t("call:deleted.restored", { count: restored.length }),
    ...(gone.length > 0 && { description: t("call:deleted.gone", { count: gone.length }) }),
  });
}
