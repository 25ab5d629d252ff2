import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, forwardCookies, readOrThrow, readRefusal } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import { pageTitle } from "~/page-title";
import { openPart } from "~/settings/part";
import { requireProof } from "~/settings/proof.server";
import { eraseForm, Part } from "./account-forms";
import { eraseErrors } from "./erase-errors";
import { EraseSection } from "./erase-section";
import { ExportSection } from "./export-section";

export async function loader({ request, context }: LoaderFunctionArgs) {
  const api = apiFor(request, context);
  const part = openPart(new URL(request.url).searchParams, Part);
  if (part) await requireProof(request, api, `/settings/account?part=${part}`);
  const [t, plan] = await Promise.all([
    translatorFor(request),
    part === "erase" ? api.account.erase.$get().then((answer) => readOrThrow(request, answer)) : null,
  ]);
  return { title: t("settings:tabs.account"), part, plan };
}

/** Erases the account, once its owner has said so in two ways. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const submission = parseWithZod(form, { schema: eraseForm(t("settings:erase.word")), error: eraseErrors(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const answer = await apiFor(request, context).account.$delete();
  const error = await readRefusal(request, answer);
  if (error) return data(replyWithFailure(submission, error, t), { status: answer.status });
  return redirect("/goodbye", { headers: forwardCookies(answer) });
}

export const meta = pageTitle;

export default function AccountPage() {
  const { part, plan } = useLoaderData<typeof loader>();
  return (
    <>
      <ExportSection isReady={part !== null} />
      <EraseSection plan={plan} lastResult={useActionData<typeof action>()} />
    </>
  );
}
