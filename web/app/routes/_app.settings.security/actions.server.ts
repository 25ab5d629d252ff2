import { parseWithZod } from "@conform-to/zod/v4";
import { apiFor, readOk, readRefusal } from "~/api.server";
import { failureText, replyWithFailure, SECRET_FIELDS } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { translatorFor } from "~/i18n/i18n.server";
import { readDone } from "~/settings/done.server";
import { OtpauthUrl } from "~/settings/totp-setup";
import { redirectWithToast } from "~/toast.server";
import { SessionParam } from "../../../../worker/auth/auth.schema";
import { type Answered, answered, HERE, refused, type Sent, setupOf, showCodes } from "./answers.server";
import { passkeyActions } from "./passkey-actions.server";
import { type Intent, PasswordForm, TotpForm } from "./security-forms";

export const securityActions: Record<keyof typeof Intent.enum, (sent: Sent) => Answered> = {
  ...passkeyActions,

  password: async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: PasswordForm, error: fieldErrors(t) });
    if (submission.status !== "success")
      return refused({ intent: "password", reply: submission.reply({ hideFields: SECRET_FIELDS }) });
    const answer = await apiFor(request, context).account.password.$put({ json: submission.value });
    const error = await readRefusal(request, answer);
    if (error) return refused({ intent: "password", reply: replyWithFailure(submission, error, t) }, answer.status);
    return redirectWithToast(request, HERE, {
      title: t("security:password.saved"),
      description: t("security:password.savedBody"),
    });
  },

  "totp-start": async ({ request, context }) => {
    const t = await translatorFor(request);
    const answer = await apiFor(request, context).auth.mfa.totp.$post();
    const { value, error } = await readOk(request, answer);
    if (error) return refused({ intent: "failed", message: failureText(error, t) }, answer.status);
    return answered({ intent: "totp", setup: setupOf(value.otpauthUrl), reply: undefined });
  },

  "totp-confirm": async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const url = OtpauthUrl.safeParse(form.get("otpauthUrl"));
    const setup = url.success ? setupOf(url.data) : null;
    const submission = parseWithZod(form, { schema: TotpForm, error: fieldErrors(t) });
    if (submission.status !== "success") return refused({ intent: "totp", setup, reply: submission.reply() });
    const answer = await apiFor(request, context).auth.mfa.totp.confirm.$post({ json: submission.value });
    const { value, error } = await readOk(request, answer);
    if (error) {
      const isWrong = error.code === "invalid_input";
      const reply = isWrong
        ? submission.reply({ fieldErrors: { code: [t("security:totp.wrong")] } })
        : replyWithFailure(submission, error, t);
      return refused({ intent: "totp", setup, reply }, answer.status);
    }
    return showCodes(request, value.recoveryCodes, t("security:totp.enabled"));
  },

  "totp-remove": async ({ request, context }) =>
    readDone(request, await apiFor(request, context).auth.mfa.totp.$delete(), HERE, (t) => t("security:totp.removed")),

  "codes-renew": async ({ request, context }) => {
    const t = await translatorFor(request);
    const answer = await apiFor(request, context).auth.mfa["recovery-codes"].$post();
    const { value, error } = await readOk(request, answer);
    if (error) return refused({ intent: "failed", message: failureText(error, t) }, answer.status);
    return showCodes(request, value.recoveryCodes, t("security:codes.made"));
  },

  unlink: async ({ request, context, form }) => {
    const param = { id: String(form.get("id")) };
    const answer = await apiFor(request, context).auth.oauth.identities[":id"].$delete({ param });
    return readDone(request, answer, HERE, (t) => t("security:identities.unlinked"));
  },

  "session-end": async ({ request, context, form }) => {
    const id = SessionParam.shape.id.safeParse(form.get("id"));
    if (!id.success) throw new Response(null, { status: 400 });
    const answer = await apiFor(request, context).auth.sessions[":id"].$delete({ param: { id: id.data } });
    return readDone(request, answer, HERE, (t) => t("security:sessions.ended"));
  },

  "sessions-end": async ({ request, context }) => {
    const answer = await apiFor(request, context).auth.sessions.$delete({ query: {} });
    return readDone(request, answer, HERE, (t) => t("security:sessions.endedOthers"));
  },
};
