import { type apiFor, readOrThrow } from "~/api.server";
import type { AvaProfile } from "../../../../worker/receptionists/receptionists.schema";
import { AvaDraft, type AvaManners } from "./ava-form";

/** After this long without Vapi having the settings, something is wrong there; a moment is usual. */
const USUAL_SYNC_MS = 60_000;

/** The manners in the query over those saved, with what follows from them: the voices of the language, the words spoken. */
export async function readDraft(
  request: Request,
  api: ReturnType<typeof apiFor>,
  { profile }: Pick<AvaProfile, "profile">,
) {
  const tried = AvaDraft.parse(Object.fromEntries(new URL(request.url).searchParams));
  const draft: AvaManners = {
    language: tried.language ?? profile.language,
    tone: tried.tone ?? profile.tone,
    formality: tried.formality ?? profile.formality,
    voice: tried.voice ?? profile.voice,
    greeting: tried.greeting ?? profile.greeting,
  };
  const { businessName, industry } = profile;
  const { language, tone, formality, greeting } = draft;
  const source = { businessName, industry, language, tone, formality, greeting };
  const [{ items: voices }, preview] = await Promise.all([
    api.voices.$get({ query: { language: draft.language } }).then((answer) => readOrThrow(request, answer)),
    api["ava-profiles"].preview.$post({ json: source }).then((answer) => readOrThrow(request, answer)),
  ]);
  const isOffered = ({ provider, voiceId }: AvaManners["voice"]) =>
    voices.some((one) => one.provider === provider && one.voiceId === voiceId);
  const [first] = voices;
  // Another language has other voices: the first is its safest.
  const chosen = isOffered(draft.voice) || !first ? draft.voice : { provider: first.provider, voiceId: first.voiceId };
  return { draft: { ...draft, voice: chosen }, voices, ...preview };
}

/** How far Vapi is behind: said plainly, because a caller would hear the settings of before. */
export const syncState = ({ vapi, updatedAt }: AvaProfile): "synced" | "pending" | "failed" => {
  if (vapi.sync === "synced") return "synced";
  return Date.now() - Date.parse(updatedAt) > USUAL_SYNC_MS ? "failed" : "pending";
};
