import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data } from "@remix-run/cloudflare";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import type { Refused } from "~/receptionist/ava.server";
import { redirectWithToast } from "~/toast.server";
import { GapAnswerForm } from "./gap-form";

const HERE = "/receptionist/knowledge";

/** Answers a question that Ava did not know, puts it aside, or takes it up again. */
export async function gapAction({
  request,
  context,
  form,
}: {
  request: Request;
  context: AppLoadContext;
  form: FormData;
}) {
  const t = await translatorFor(request);
  const gaps = apiFor(request, context)["knowledge-gaps"][":id"];
  const param = { id: String(form.get("gap")) };
  const intent = form.get("intent");
  if (intent === "dismiss" || intent === "reopen") {
    const answer = await (intent === "dismiss" ? gaps.dismiss.$post({ param }) : gaps.reopen.$post({ param }));
    const { error } = await readOk(request, answer);
    if (error) return redirectWithToast(request, HERE, { kind: "bad", title: t(`errors:code.${error.code}`) });
    return redirectWithToast(request, HERE, {
      title: t(`receptionist:gaps.${intent === "dismiss" ? "dismissed" : "reopened"}`),
      ...(intent === "dismiss" && { description: t("receptionist:gaps.dismissedBody") }),
    });
  }
  const submission = parseWithZod(form, { schema: GapAnswerForm, error: fieldErrors(t) });
  const refused = (reply: ReturnType<typeof submission.reply>, status = 400) =>
    data<Refused>({ about: param.id, reply }, { status });
  if (submission.status !== "success") return refused(submission.reply());
  const answer = await gaps.answer.$post({ param, json: submission.value });
  const { error } = await readOk(request, answer);
  if (error?.issues.some(({ path }) => path === "knownAnswers"))
    return refused(submission.reply({ formErrors: [t("receptionist:gaps.full")] }), answer.status);
  if (error) return refused(replyWithFailure(submission, error, t), answer.status);
  return redirectWithToast(request, HERE, {
    title: t("receptionist:gaps.learnt"),
    description: t("receptionist:gaps.learntBody"),
  });
}
