import { type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { apiFor, readOrThrow } from "../../api.server";
import { localeOf, translatorFor } from "../../i18n/i18n.server";
import { formatPhone } from "../../phone.server";
import { callRow } from "../call-row.server";
import type { LineChoice } from "./chips";
import { listAddress, readFilters } from "./filters";
import { apiQuery } from "./filters.server";

const PAGE_SIZE = 20;

/** A page of the list that the address asks for, and what the fields beside it offer. */
export async function readList({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const filters = readFilters(searchParams);
  const cursor = searchParams.get("cursor");
  const api = apiFor(request, context);
  const nowMs = Date.now();
  const [t, locale, query, lines, views] = await Promise.all([
    translatorFor(request),
    localeOf(request),
    // Only dates ask for the organisation's clock.
    filters.period
      ? api.auth.session
          .$get()
          .then((answer) => readOrThrow(request, answer))
          .then(({ org: { timeZone } }) => apiQuery(filters, { timeZone, nowMs }))
      : apiQuery(filters, { timeZone: "UTC", nowMs }),
    api["phone-numbers"]["my-numbers"].$get().then((answer) => (answer.ok ? answer.json() : null)),
    api.calls.views.$get().then((answer) => (answer.ok ? answer.json() : null)),
  ]);
  const answer = await api.calls.$get({ query: { ...query, limit: String(PAGE_SIZE), ...(cursor && { cursor }) } });
  // A cursor cut short in a pasted link.
  if (answer.status === 400 && cursor) throw redirect(listAddress(filters));
  const { items, nextCursor, previousCursor, lookedBackTo } = await readOrThrow(request, answer);
  // All that a page had was deleted.
  if (items.length === 0 && cursor && !nextCursor) throw redirect(listAddress(filters));
  return {
    title: t("calls:title"),
    filters,
    calls: items.map((call) => callRow(call, locale)),
    older: nextCursor && listAddress(filters, nextCursor),
    newer: previousCursor && listAddress(filters, previousCursor),
    lookedBackTo,
    lines: (lines?.items ?? []).map(
      ({ id, label, number }): LineChoice => ({ id, label: label ?? formatPhone(number, locale) ?? id }),
    ),
    views: views?.items ?? null,
    contactText: filters.contact && formatPhone(filters.contact, locale),
    exportAddress: `/api/v1/calls/export?${new URLSearchParams({ ...query, locale })}`,
    serverNowMs: nowMs,
  };
}
export type ListPage = Awaited<ReturnType<typeof readList>>;
