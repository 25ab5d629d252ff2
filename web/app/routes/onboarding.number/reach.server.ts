import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/cloudflare";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { NumberStep } from "../../../../worker/onboarding/onboarding.schema";

/** What the page shows of its own form when it leads nowhere. */
export type ReachAnswer = { intent: "reach"; reply: SubmissionResult<string[]> };

/** Keeps how callers are to reach Ava, and goes on to the next screen. */
export async function saveReach({
  request,
  context,
  form,
}: Pick<ActionFunctionArgs, "request" | "context"> & { form: FormData }) {
  const t = await translatorFor(request);
  const submission = parseWithZod(form, { schema: NumberStep, error: fieldErrors(t) });
  if (submission.status !== "success")
    return data<ReachAnswer>({ intent: "reach", reply: submission.reply() }, { status: 400 });
  const answer = await apiFor(request, context).onboarding.steps.number.$put({ json: submission.value });
  const { error } = await readOk(request, answer);
  if (!error) return redirect("/onboarding/ava");
  return data<ReachAnswer>(
    { intent: "reach", reply: replyWithFailure(submission, error, t) },
    { status: answer.status },
  );
}
