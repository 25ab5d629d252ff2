import type { Submission, SubmissionResult } from "@conform-to/react";
import { type AppLoadContext, data, redirect, type TypedResponse } from "@remix-run/cloudflare";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import { redirectWithToast } from "~/toast.server";
import { ReceptionistProfile } from "../../../receptionist/profile.schema";
import type { AvaProfile } from "../../../worker/receptionists/receptionists.schema";

type Api = ReturnType<typeof apiFor>;

/** The receptionist that these pages are about: the organisation's first. Without one there is a trade to choose. */
export async function readAva(request: Request, api: Api): Promise<AvaProfile> {
  const { items } = await readOrThrow(request, await api["ava-profiles"].$get());
  const [ava] = items;
  if (!ava) throw redirect("/onboarding/trade");
  return ava;
}

/** Two profiles that say the same, whatever the order of their fields. */
const sameProfile = (one: ReceptionistProfile, other: ReceptionistProfile) =>
  JSON.stringify(ReceptionistProfile.parse(one)) === JSON.stringify(ReceptionistProfile.parse(other));

/** What a page shows of a form that was refused. `about` names the part of the page, where that is not its section. */
export type Refused = { reply: SubmissionResult<string[]>; about?: string };

type NotSent = { status?: string | undefined; reply: () => SubmissionResult<string[]> };

/** The form with what is wrong in it; or as it is, where a button only asked for another row. */
export const showAgain = (submission: NotSent) =>
  data<Refused>({ reply: submission.reply() }, { status: submission.status === "error" ? 400 : 200 });

type Sent<Value> = {
  request: Request;
  context: AppLoadContext;
  form: FormData;
  submission: Submission<unknown, string[], Value>;
  /** What this page's form says; the rest of the profile stays as it is. */
  section: Partial<ReceptionistProfile>;
};

/**
 * Keeps one page's form as part of the draft and, where that is the button that was pressed, publishes the whole. A draft that
 * says what is published already is none.
 */
export async function saveSection<Value>({ request, context, form, submission, section }: Sent<Value>) {
  const [t, api] = [await translatorFor(request), apiFor(request, context)];
  const ava = await readAva(request, api);
  const draft: ReceptionistProfile = { ...(ava.draft ?? ava.profile), ...section };
  const param = { id: ava.id };
  const isPublished = sameProfile(draft, ava.profile);
  const saved = isPublished
    ? ava.draft && (await api["ava-profiles"][":id"].draft.$delete({ param }))
    : await api["ava-profiles"][":id"].draft.$put({ param, json: draft });
  if (saved) {
    const { error } = await readOk(request, saved);
    if (error) return data<Refused>({ reply: replyWithFailure(submission, error, t) }, { status: saved.status });
  }
  if (form.get("intent") !== "publish" || isPublished)
    return here(request, { title: t(isPublished ? "receptionist:bar.nothingNew" : "receptionist:bar.saved") });
  return publish(request, api, ava, Number(form.get("version")));
}

async function publish(request: Request, api: Api, ava: AvaProfile, seen: number): Promise<TypedResponse<never>> {
  const t = await translatorFor(request);
  const answer = await api["ava-profiles"][":id"].publish.$post({ param: { id: ava.id }, json: { version: seen } });
  const { error, value } = await readOk(request, answer);
  if (error?.code === "conflict") return here(request, null, { overtaken: String(seen) });
  if (error) return here(request, { kind: "bad", title: t(`errors:code.${error.code}`) });
  return here(request, {
    title: t("receptionist:bar.published"),
    description: t("receptionist:bar.publishedBody", { version: value.version }),
  });
}

/** Forgets the draft. `to` is the page that it was seen on. */
export async function discardDraft(request: Request, context: AppLoadContext, to: string) {
  const [t, api] = [await translatorFor(request), apiFor(request, context)];
  const ava = await readAva(request, api);
  const { error } = await readOk(request, await api["ava-profiles"][":id"].draft.$delete({ param: { id: ava.id } }));
  return redirectWithToast(
    request,
    to,
    error ? failed(t(`errors:code.${error.code}`)) : { title: t("receptionist:bar.discarded") },
  );
}

const failed = (title: string) => ({ kind: "bad", title }) as const;

type Toast = Parameters<typeof redirectWithToast>[2];

/** The page again, as its own address tells it, with what is to be said there. */
function here(request: Request, toast: Toast | null, search: Record<string, string> = {}): TypedResponse<never> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\.data$/, "");
  const kept = new URLSearchParams(url.searchParams);
  for (const name of ["index", "_routes", "overtaken"]) kept.delete(name);
  for (const [name, value] of Object.entries(search)) kept.set(name, value);
  const address = kept.size > 0 ? `${path}?${kept}` : path;
  return toast ? redirectWithToast(request, address, toast) : redirect(address);
}
