import type { AppLoadContext } from "@remix-run/cloudflare";
import { apiFor, readOrThrow } from "~/api.server";
import { localeOf } from "~/i18n/i18n.server";
import { formatPhone } from "~/phone.server";

/** The organisation's numbers and receptionists, each number with what it is read as. */
export async function readLines(request: Request, context: AppLoadContext) {
  const api = apiFor(request, context);
  const [locale, numbers, avas] = await Promise.all([
    localeOf(request),
    api["phone-numbers"]["my-numbers"].$get().then((answer) => readOrThrow(request, answer)),
    api["ava-profiles"].$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const profiles = avas.items.map(({ id, profile }) => ({
    id,
    name: profile.businessName,
    opening: { hours: profile.hours, holidays: profile.holidays, exceptions: profile.exceptions },
  }));
  const lines = numbers.items.map((number) => ({
    ...number,
    shown: formatPhone(number.number, locale),
    forwardShown: formatPhone(number.forwardTo, locale),
  }));
  return { lines, profiles };
}

export type Lines = Awaited<ReturnType<typeof readLines>>;
export type Line = Lines["lines"][number];
export type LineProfile = Lines["profiles"][number];
