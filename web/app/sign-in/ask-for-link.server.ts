import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/cloudflare";
import { AskForLink } from "../../../worker/auth/auth.schema";
import { apiFor, readOk } from "../api.server";
import { replyWithFailure } from "../failure.server";
import { fieldErrors } from "../form-errors";
import { localeOf, translatorFor } from "../i18n/i18n.server";
import { type AwaitedMail, rememberMail } from "./awaited-mail.server";
import { nextOf, withNext } from "./next";
import { DEFAULT_WAIT_S } from "./wait";

/** Has a link mailed, and goes on to the page that says so: the same whether the address has an account or not. */
export async function askForLink(
  { request, context }: ActionFunctionArgs,
  purpose: Exclude<AwaitedMail["purpose"], "sign-up">,
) {
  const [t, locale, form] = await Promise.all([translatorFor(request), localeOf(request), request.formData()]);
  const submission = parseWithZod(form, { schema: AskForLink, error: fieldErrors(t) });
  if (submission.status !== "success") return data(submission.reply(), { status: 400 });
  const { email } = submission.value;
  const { error, status } = await sendLink({ request, context }, purpose, { email, locale });
  if (error) return data(replyWithFailure(submission, error, t), { status });
  const next = nextOf(request);
  const mail: AwaitedMail = { purpose, email, againAtMs: Date.now() + DEFAULT_WAIT_S * 1000, next };
  return redirect(withNext("/check-email", next), { headers: { "Set-Cookie": rememberMail(request, mail) } });
}

/** Asks the API for a link by mail. */
export async function sendLink(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  purpose: Exclude<AwaitedMail["purpose"], "sign-up">,
  json: { email: string; locale: "fr" | "en" },
) {
  const { auth } = apiFor(request, context);
  const answer =
    purpose === "log-in" ? await auth["magic-link"].send.$post({ json }) : await auth.password.forgot.$post({ json });
  return { ...(await readOk(request, answer)), status: answer.status };
}
