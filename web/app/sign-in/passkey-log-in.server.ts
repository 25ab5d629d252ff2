import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, redirect } from "@remix-run/cloudflare";
import * as z from "zod";
import { type ApiFailure, apiFor, readOk } from "../api.server";
import { failureText } from "../failure.server";
import { translatorFor } from "../i18n/i18n.server";
import { afterLogIn } from "./after-log-in.server";
import { nextOf, withNext } from "./next";
import type { PasskeyUse } from "./passkey";
import { passkeyIn } from "./passkey-form.server";

/** Logs in with a passkey, or ends a log-in with one. What is refused is said above the form. */
export async function logInByPasskey(
  { request, context }: Pick<ActionFunctionArgs, "request" | "context">,
  use: PasskeyUse,
  form: FormData,
) {
  const t = await translatorFor(request);
  const refuse = (status: number, error?: ApiFailure) => {
    const known = error && !["invalid_credentials", "invalid_input", "code_expired"].includes(error.code);
    const formErrors = [known ? failureText(error, t) : t("auth:passkey.failed")];
    const submission = parseWithZod(form, { schema: z.object({}) });
    return data(submission.reply({ formErrors, hideFields: ["passkey"] }), { status });
  };
  const given = passkeyIn(form);
  if (!given) return refuse(400);
  const { passkeys } = apiFor(request, context).auth;
  const answer =
    use === "log-in"
      ? await passkeys["log-in"].$post({ json: given })
      : await passkeys["second-factor"].$post({ json: given });
  const { value, error } = await readOk(request, answer);
  if (!error) return afterLogIn(request, answer, value, { method: "passkey" });
  if (use === "second-factor") refuseExpired(request, error);
  return refuse(answer.status, error);
}

/** A log-in that waited too long for its second factor starts again, and says so. */
export function refuseExpired(request: Request, error: ApiFailure): void {
  if (error.code === "code_expired") throw redirect(withNext("/login?notice=expired", nextOf(request)));
}
