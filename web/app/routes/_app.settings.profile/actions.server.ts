import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data, type TypedResponse } from "@remix-run/cloudflare";
import { apiFor, readOk, readRefusal } from "~/api.server";
import { writeCookie } from "~/cookies.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { LANGUAGE_COOKIE, localeOf, translatorFor, translatorIn } from "~/i18n/i18n.server";
import { formatPhone } from "~/phone.server";
import { readDone } from "~/settings/done.server";
import { redirectWithToast } from "~/toast.server";
import { EmailForm, type Intent, KNOWN_LOCALE, PhoneCodeForm, PhoneForm, ProfileForm, SentCode } from "./profile-forms";

type Reply = SubmissionResult<string[]>;
/** What the page shows after a form that did not lead elsewhere. */
export type ProfileAnswer =
  | { intent: "profile"; reply: Reply }
  | { intent: "email"; reply: Reply; sentTo: string | null }
  | { intent: "phone"; reply: Reply | undefined; sent: SentCode | null };

type Sent = { request: Request; context: AppLoadContext; form: FormData };
type Answers = Record<
  keyof typeof Intent.enum,
  (sent: Sent) => Promise<TypedResponse<never> | ReturnType<typeof data<ProfileAnswer>>>
>;

const HERE = "/settings/profile";

export const profileActions: Answers = {
  profile: async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: ProfileForm, error: fieldErrors(t) });
    if (submission.status !== "success") return refused({ intent: "profile", reply: submission.reply() });
    const { timeZone = null, ...profile } = submission.value;
    const answer = await apiFor(request, context).account.profile.$put({ json: { ...profile, timeZone } });
    const { error } = await readOk(request, answer);
    if (error) return refused({ intent: "profile", reply: replyWithFailure(submission, error, t) }, answer.status);
    if (form.get(KNOWN_LOCALE) === profile.locale)
      return redirectWithToast(request, HERE, { title: t("settings:about.saved") });
    const headers = new Headers({ "Set-Cookie": writeCookie(request, LANGUAGE_COOKIE, profile.locale) });
    // The page's language is the document's: another one needs another document.
    if (profile.locale !== (await localeOf(request))) headers.set("X-Remix-Reload-Document", "true");
    const title = (await translatorIn(profile.locale))("settings:about.saved");
    return redirectWithToast(request, HERE, { title }, headers);
  },

  email: async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: EmailForm, error: fieldErrors(t) });
    if (submission.status !== "success") return refused({ intent: "email", reply: submission.reply(), sentTo: null });
    const answer = await apiFor(request, context).account.email.$post({ json: submission.value });
    const { value, error } = await readOk(request, answer);
    if (error)
      return refused({ intent: "email", reply: replyWithFailure(submission, error, t), sentTo: null }, answer.status);
    return data({ intent: "email", reply: submission.reply({ resetForm: true }), sentTo: value.email });
  },

  "email-retry": async ({ request, context }) =>
    readDone(request, await apiFor(request, context).account.email.bounce.$delete(), HERE, (t) =>
      t("settings:email.retried"),
    ),

  "phone-send": async ({ request, context, form }) => {
    const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
    const submission = parseWithZod(form, { schema: PhoneForm, error: fieldErrors(t) });
    if (submission.status !== "success") return refused({ intent: "phone", reply: submission.reply(), sent: null });
    const answer = await apiFor(request, context).account.phone.send.$post({ json: submission.value });
    const { value, error } = await readOk(request, answer);
    if (error) {
      const reply = replyWithFailure(submission, error, t);
      return refused({ intent: "phone", reply, sent: sentIn(form) }, answer.status);
    }
    const { phone, resendInS } = value;
    const againAtMs = Date.now() + resendInS * 1000;
    const sent = { phone, shown: formatPhone(phone, locale) ?? phone, resendInS, againAtMs };
    return data({ intent: "phone", reply: undefined, sent });
  },

  "phone-verify": async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: PhoneCodeForm, error: fieldErrors(t) });
    if (submission.status !== "success")
      return refused({ intent: "phone", reply: submission.reply(), sent: sentIn(form) });
    const answer = await apiFor(request, context).account.phone.verify.$post({ json: submission.value });
    const error = await readRefusal(request, answer);
    if (error) {
      const reply = replyWithFailure(submission, error, t);
      return refused({ intent: "phone", reply, sent: sentIn(form) }, answer.status);
    }
    return redirectWithToast(request, HERE, { title: t("settings:phone.verified") });
  },

  "phone-remove": async ({ request, context }) =>
    readDone(request, await apiFor(request, context).account.phone.$delete(), HERE, (t) => t("settings:phone.removed")),
};

const sentIn = (form: FormData): SentCode | null => SentCode.safeParse(Object.fromEntries(form)).data ?? null;
const refused = (answer: ProfileAnswer, status = 400) => data(answer, { status });
