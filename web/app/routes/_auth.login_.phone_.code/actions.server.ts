import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data } from "@remix-run/cloudflare";
import { apiFor, forwardCookies, readOk } from "~/api.server";
import { failureText, replyWithFailure } from "~/failure.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { afterLogIn } from "~/sign-in/after-log-in.server";
import { rememberCode } from "~/sign-in/awaited-code.server";
import { codeErrors } from "~/sign-in/code-errors";
import { CodeForm } from "./code-form";

type Sent = Pick<ActionFunctionArgs, "request" | "context"> & {
  /** Whom the code was sent to, in E.164. */
  phone: string;
};

/** Sends the code again, as a message or read out in a call. */
export async function sendAgain({ request, context, phone }: Sent, channel: "sms" | "call") {
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  const answer = await apiFor(request, context).auth.phone.send.$post({ json: { phone, channel, locale } });
  const { value, error } = await readOk(request, answer);
  const waitS = value?.resendInS ?? error?.retryAfterS ?? 0;
  const awaited = rememberCode(request, { phone, againAtMs: Date.now() + waitS * 1000 });
  const headers = forwardCookies(answer, new Headers({ "Set-Cookie": awaited }));
  return data(
    { isSent: !error, errors: error ? [failureText(error, t)] : [], reply: undefined },
    { status: answer.status, headers },
  );
}

/** Logs in with the code, which makes an account where the number has none. */
export async function verify({ request, context, phone }: Sent, form: FormData) {
  const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
  const submission = parseWithZod(form, { schema: CodeForm, error: codeErrors("auth:code.wrong")(t) });
  if (submission.status !== "success")
    return data({ isSent: false, errors: [], reply: submission.reply() }, { status: 400 });
  const { code, timeZone } = submission.value;
  const answer = await apiFor(request, context).auth.phone.verify.$post({
    json: { phone, code, locale, ...(timeZone !== undefined && { timeZone }) },
  });
  const { value, error } = await readOk(request, answer);
  if (error) {
    const reply = replyWithFailure(submission, error, t);
    return data({ isSent: false, errors: [], reply }, { status: answer.status });
  }
  return afterLogIn(request, answer, value, { method: "phone-code" });
}
