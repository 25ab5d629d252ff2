import { type apiFor, readOrThrow } from "~/api.server";
import type { Industry } from "../../../../receptionist/profile.schema";
import type { Locale } from "../../../../worker/lib/schemas";

/** A trade's template, with its greeting as callers would hear it. */
export async function readPreset(
  request: Request,
  api: ReturnType<typeof apiFor>,
  { industry, businessName, language }: { industry: Industry; businessName: string; language: Locale },
) {
  const found = await api.onboarding.preset[":industry"].$get({ param: { industry }, query: { locale: language } });
  const preset = await readOrThrow(request, found);
  const { greeting, tone, formality } = preset;
  const source = { businessName, industry, language, tone, formality, greeting };
  const { spokenGreeting } = await readOrThrow(request, await api["ava-profiles"].preview.$post({ json: source }));
  return { ...preset, language, spokenGreeting };
}
