import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data, type TypedResponse } from "@remix-run/cloudflare";
import { apiFor, readOk, readOrThrow } from "~/api.server";
import { failureText } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import { redirectWithToast } from "~/toast.server";
import type { AccountCheck } from "../../../worker/integrations/providers.schema";
import { twilioErrors, vapiKeyErrors } from "./provider-errors";
import { type Intent, TwilioForm, VapiKeyForm } from "./provider-forms";
import { codeWords } from "./provider-words";

/** What the page shows of a form that did not lead elsewhere. */
export type ProviderAnswer =
  | { intent: "vapi-key"; reply: SubmissionResult<string[]>; isConflict: boolean }
  | { intent: "vapi-platform"; isConflict: true }
  | { intent: "vapi-check"; check: AccountCheck }
  | { intent: "twilio-save"; reply: SubmissionResult<string[]> }
  | { intent: "twilio-check"; check: AccountCheck };

type Sent = { request: Request; context: AppLoadContext; form: FormData };
type Actions = Record<
  keyof typeof Intent.enum,
  (sent: Sent) => Promise<TypedResponse<never> | ReturnType<typeof data<ProviderAnswer>>>
>;

const PATH = "/settings/providers";
/** Secrets go in, and never come back in a page. */
const HIDDEN = ["apiKey", "authToken"];

export const providerActions: Actions = {
  "vapi-key": async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: VapiKeyForm, error: vapiKeyErrors(t) });
    if (submission.status !== "success")
      return answered({ intent: "vapi-key", reply: submission.reply({ hideFields: HIDDEN }), isConflict: false }, 400);
    const answer = await apiFor(request, context).vapi.settings.$put({ json: submission.value });
    const { error } = await readOk(request, answer);
    if (!error)
      return redirectWithToast(request, PATH, {
        title: t("providers:vapi.saved"),
        description: t("providers:vapi.savedBody"),
      });
    const isConflict = error.code === "conflict";
    const reply = submission.reply({
      hideFields: HIDDEN,
      ...(!isConflict && { formErrors: [codeWords("vapi", error.code, t)] }),
    });
    return answered({ intent: "vapi-key", reply, isConflict }, answer.status);
  },

  "vapi-platform": async ({ request, context }) => {
    const t = await translatorFor(request);
    const answer = await apiFor(request, context).vapi.settings.$put({ json: { apiKey: null } });
    const { error } = await readOk(request, answer);
    if (!error) return redirectWithToast(request, PATH, { title: t("providers:vapi.backDone") });
    if (error.code === "conflict") return answered({ intent: "vapi-platform", isConflict: true }, answer.status);
    return redirectWithToast(request, PATH, { kind: "bad", title: failureText(error, t) });
  },

  "vapi-check": async ({ request, context }) => {
    const answer = await apiFor(request, context).providers.vapi.check.$post();
    return answered({ intent: "vapi-check", check: await readOrThrow(request, answer) }, 200);
  },

  "twilio-save": async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: TwilioForm, error: twilioErrors(t) });
    if (submission.status !== "success")
      return answered({ intent: "twilio-save", reply: submission.reply({ hideFields: HIDDEN }) }, 400);
    const answer = await apiFor(request, context)["twilio-settings"].$put({ json: submission.value });
    const { error } = await readOk(request, answer);
    if (!error) return redirectWithToast(request, PATH, { title: t("providers:twilio.saved") });
    const why =
      error.code === "provider_credentials" ? t("numbers:twilio.credentials") : codeWords("twilio", error.code, t);
    return answered(
      { intent: "twilio-save", reply: submission.reply({ hideFields: HIDDEN, formErrors: [why] }) },
      answer.status,
    );
  },

  "twilio-check": async ({ request, context }) => {
    const answer = await apiFor(request, context).providers.twilio.check.$post();
    return answered({ intent: "twilio-check", check: await readOrThrow(request, answer) }, 200);
  },
};

const answered = (answer: ProviderAnswer, status: number) => data(answer, { status });
