import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data } from "@remix-run/cloudflare";
import { type ApiFailure, apiFor, readOk } from "~/api.server";
import { failureText, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import type { Translate } from "~/i18n/use-text";
import { passkeyIn } from "~/sign-in/passkey-form.server";
import { CodeProof, PasswordProof } from "./proofs";

type Sent = { request: Request; context: AppLoadContext; form: FormData };

/** Gives the API what was typed, or what a passkey answered. Null when it was taken; else what the form shows. */
export async function prove({ request, context, form }: Sent) {
  const t = await translatorFor(request);
  const api = apiFor(request, context).auth["step-up"];
  const passkey = passkeyIn(form);
  if (passkey) {
    const answer = await api.passkey.$post({ json: passkey });
    const { error } = await readOk(request, answer);
    const wrong = error && refusal(error, t("confirm:passkeyFailed"), t);
    return wrong ? data({ message: wrong, reply: null }, { status: answer.status }) : null;
  }
  const hideFields = SECRET_FIELDS;
  if (form.has("password")) {
    const submission = parseWithZod(form, { schema: PasswordProof, error: fieldErrors(t) });
    if (submission.status !== "success")
      return data({ message: null, reply: submission.reply({ hideFields }) }, { status: 400 });
    const answer = await api.$post({ json: submission.value });
    const { error } = await readOk(request, answer);
    if (!error) return null;
    const fieldErrorsShown = { password: [refusal(error, t("confirm:wrongPassword"), t)] };
    return data(
      { message: null, reply: submission.reply({ hideFields, fieldErrors: fieldErrorsShown }) },
      { status: answer.status },
    );
  }
  const submission = parseWithZod(form, { schema: CodeProof, error: fieldErrors(t) });
  if (submission.status !== "success") return data({ message: null, reply: submission.reply() }, { status: 400 });
  const answer = await api.$post({ json: submission.value });
  const { error } = await readOk(request, answer);
  if (!error) return null;
  const isRecovery = form.get("kind") === "recovery-code";
  const wrong = refusal(error, t(isRecovery ? "confirm:wrongRecovery" : "confirm:wrongCode"), t);
  return data(
    { message: null, reply: submission.reply({ fieldErrors: { code: [wrong] } }) },
    { status: answer.status },
  );
}

/** What was given is wrong; or, in the API's own words, something else is. */
const refusal = (error: ApiFailure, wrong: string, t: Translate): string =>
  error.code === "invalid_input" || error.code === "invalid_credentials" ? wrong : failureText(error, t);
