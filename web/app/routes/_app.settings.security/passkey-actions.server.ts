import { parseWithZod } from "@conform-to/zod/v4";
import { apiFor, readOk, readRefusal } from "~/api.server";
import { failureText, replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { readDone } from "~/settings/done.server";
import { redirectWithToast } from "~/toast.server";
import { NewPasskey, PasskeyParam } from "../../../../worker/mfa/passkeys.schema";
import { type Answered, HERE, refused, type Sent, showCodes } from "./answers.server";
import { PasskeyNameForm } from "./security-forms";

export const passkeyActions = {
  "passkey-add": async ({ request, context, form }: Sent): Answered => {
    const t = await translatorFor(request);
    const added = NewPasskey.safeParse({ name: form.get("name"), response: jsonIn(form.get("passkey")) });
    if (!added.success) return refused({ intent: "failed", message: t("security:passkeys.failed") });
    const answer = await apiFor(request, context).auth.passkeys.registration.$post({ json: added.data });
    const { value, error } = await readOk(request, answer);
    if (error) return refused({ intent: "failed", message: failureText(error, t) }, answer.status);
    return showCodes(request, value.recoveryCodes, t("security:passkeys.added"));
  },

  "passkey-rename": async ({ request, context, form }: Sent): Answered => {
    const t = await translatorFor(request);
    const { id } = idIn(form);
    const submission = parseWithZod(form, { schema: PasskeyNameForm, error: fieldErrors(t) });
    if (submission.status !== "success") return refused({ intent: "passkey-name", id, reply: submission.reply() });
    const answer = await apiFor(request, context).auth.passkeys[":id"].$put({ param: { id }, json: submission.value });
    const error = await readRefusal(request, answer);
    if (error)
      return refused({ intent: "passkey-name", id, reply: replyWithFailure(submission, error, t) }, answer.status);
    return redirectWithToast(request, HERE, { title: t("security:passkeys.renamed") });
  },

  "passkey-remove": async ({ request, context, form }: Sent): Answered => {
    const answer = await apiFor(request, context).auth.passkeys[":id"].$delete({ param: idIn(form) });
    return readDone(request, answer, HERE, (t) => t("security:passkeys.removed"));
  },
};

function idIn(form: FormData) {
  const param = PasskeyParam.safeParse({ id: form.get("id") });
  if (!param.success) throw new Response(null, { status: 400 });
  return param.data;
}

/** What the browser made, written by our own script; anything else is nothing. */
function jsonIn(text: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return null;
  }
}
