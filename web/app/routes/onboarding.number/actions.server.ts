import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data, redirect, type TypedResponse } from "@remix-run/cloudflare";
import { apiFor, readOk } from "~/api.server";
import { replyWithFailure } from "~/failure.server";
import { fieldErrors } from "~/form-errors";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import { formatPhone } from "~/phone.server";
import { redirectWithToast } from "~/toast.server";
import { refusalText } from "../onboarding/refusal";
import { listedIn } from "./listed.server";
import { BuyForm, ImportForm, type Intent, type ListedNumbers, ReachForm, VerifyForm } from "./number-forms";
import { areaCodeErrors, credentialErrors, importRefusals, noneChosen, purchaseRefusals } from "./refusals";

type Reply = SubmissionResult<string[]>;
/** What the page shows after a form that did not lead elsewhere. */
export type NumberAnswer =
  | { intent: "reach"; reply: Reply }
  | { intent: "buy"; reply: Reply; hints: string[] }
  | { intent: "verify"; reply: Reply; listed: ListedNumbers | null }
  | { intent: "import"; reply: Reply; listed: ListedNumbers | null; failed: { shown: string; why: string }[] };

type Sent = { request: Request; context: AppLoadContext; form: FormData };
type Answers = Record<
  keyof typeof Intent.enum,
  (sent: Sent) => Promise<TypedResponse<never> | ReturnType<typeof data<NumberAnswer>>>
>;

/** Where a form of the page leads back to, with its panel open. */
const here = (via: "vapi" | "twilio") => `/onboarding/number?via=${via}`;

export const numberActions: Answers = {
  reach: async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: ReachForm, error: fieldErrors(t) });
    if (submission.status !== "success") return refused({ intent: "reach", reply: submission.reply() });
    const answer = await apiFor(request, context).onboarding.steps.number.$put({ json: submission.value });
    const { error } = await readOk(request, answer);
    if (error) return refused({ intent: "reach", reply: replyWithFailure(submission, error, t) }, answer.status);
    return redirect("/onboarding/ava");
  },

  buy: async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: BuyForm, error: areaCodeErrors(t) });
    if (submission.status !== "success") return refused({ intent: "buy", reply: submission.reply(), hints: [] });
    const { areaCode, key } = submission.value;
    const answer = await apiFor(request, context)["phone-numbers"].vapi.purchase.$post(
      { json: { areaCode } },
      { headers: { "Idempotency-Key": key } },
    );
    const { error } = await readOk(request, answer);
    if (!error)
      return redirectWithToast(request, here("vapi"), {
        title: t("onboarding:number.vapi.done"),
        description: t("onboarding:number.vapi.doneBody"),
      });
    const reply =
      error.code === "number_unavailable"
        ? submission.reply({ fieldErrors: { areaCode: [t("onboarding:number.vapi.unavailable", { areaCode })] } })
        : submission.reply({ formErrors: [refusalText(t, error, purchaseRefusals(t))] });
    return refused({ intent: "buy", reply, hints: error.hints }, answer.status);
  },

  verify: async ({ request, context, form }) => {
    const [t, locale] = await Promise.all([translatorFor(request), localeOf(request)]);
    const submission = parseWithZod(form, { schema: VerifyForm, error: credentialErrors(t) });
    // The token is a secret: it is not written back into the page.
    const hideFields = ["authToken"];
    if (submission.status !== "success")
      return refused({ intent: "verify", reply: submission.reply({ hideFields }), listed: null });
    const answer = await apiFor(request, context)["phone-numbers"].twilio.verify.$post({ json: submission.value });
    const { value, error } = await readOk(request, answer);
    if (error) {
      const formErrors = [refusalText(t, error, importRefusals(t))];
      return refused(
        { intent: "verify", reply: submission.reply({ formErrors, hideFields }), listed: null },
        answer.status,
      );
    }
    const items = value.items.map(({ number, ...item }) => ({ ...item, shown: formatPhone(number, locale) ?? number }));
    return data({
      intent: "verify",
      reply: submission.reply({ hideFields }),
      listed: { name: value.accountName, items },
    });
  },

  import: async ({ request, context, form }) => {
    const t = await translatorFor(request);
    const listed = listedIn(form);
    const submission = parseWithZod(form, {
      schema: ImportForm,
      error: noneChosen(t),
    });
    if (submission.status !== "success")
      return refused({ intent: "import", reply: submission.reply(), listed, failed: [] });
    const { sids, key } = submission.value;
    const answer = await apiFor(request, context)["phone-numbers"].twilio.import.$post(
      { json: { sids } },
      { headers: { "Idempotency-Key": key } },
    );
    const { value, error } = await readOk(request, answer);
    if (error) {
      const reply = submission.reply({ formErrors: [refusalText(t, error, importRefusals(t))] });
      return refused({ intent: "import", reply, listed, failed: [] }, answer.status);
    }
    if (value.failed.length === 0) {
      const title = t("onboarding:number.twilio.done", { count: value.imported.length });
      return redirectWithToast(request, here("twilio"), { title });
    }
    const shown = new Map(listed?.items.map((item) => [item.sid, item.shown]));
    const failed = value.failed.map(({ sid, code }) => ({
      shown: shown.get(sid) ?? sid,
      why: refusalText(t, { code }, importRefusals(t)),
    }));
    const left = new Set(value.failed.map(({ sid }) => sid));
    const items = listed?.items.map((item) => ({
      ...item,
      imported: item.imported || (sids.includes(item.sid) && !left.has(item.sid)),
    }));
    return data({
      intent: "import",
      reply: submission.reply({ resetForm: true }),
      listed: listed && items ? { ...listed, items } : null,
      failed,
    });
  },
};

const refused = (answer: NumberAnswer, status = 400) => data(answer, { status });
