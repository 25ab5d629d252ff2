import type { SubmissionResult } from "@conform-to/react";
import { parseWithZod } from "@conform-to/zod/v4";
import { type AppLoadContext, data, type TypedResponse } from "@remix-run/cloudflare";
import { apiFor, readOk } from "~/api.server";
import { localeOf, translatorFor } from "~/i18n/i18n.server";
import type { Translate } from "~/i18n/use-text";
import { formatPhone } from "~/phone.server";
import { refusalText } from "~/refusal";
import { redirectWithToast } from "~/toast.server";
import { listedIn } from "./listed.server";
import { type AddIntent, BuyForm, ImportForm, type ListedNumbers, VerifyForm } from "./number-forms";
import { areaCodeErrors, credentialErrors, importRefusals, noneChosen, purchaseRefusals } from "./refusals";

type Reply = SubmissionResult<string[]>;
/** What a page shows of a form for another number that did not lead elsewhere. */
export type NumberAnswer =
  | { intent: "buy"; reply: Reply; hints: string[] }
  | { intent: "verify"; reply: Reply; listed: ListedNumbers | null }
  | { intent: "import"; reply: Reply; listed: ListedNumbers | null; failed: { shown: string; why: string }[] };

type Sent = {
  request: Request;
  context: AppLoadContext;
  form: FormData;
  /** Where it leads once it is done, by whose number it was. */
  leadsTo: (via: "vapi" | "twilio") => string;
};
type Answers = Record<AddIntent, (sent: Sent) => Promise<TypedResponse<never> | ReturnType<typeof data<NumberAnswer>>>>;

/** Each way to another number: of onboarding and of the numbers' own page. */
export const numberActions: Answers = {
  buy: async ({ request, context, form, leadsTo }) => {
    const t = await translatorFor(request);
    const submission = parseWithZod(form, { schema: BuyForm, error: areaCodeErrors(t) });
    if (submission.status !== "success") return refused({ intent: "buy", reply: submission.reply(), hints: [] });
    const { areaCode, key } = submission.value;
    const answer = await apiFor(request, context)["phone-numbers"].vapi.purchase.$post(
      { json: { areaCode } },
      { headers: { "Idempotency-Key": key } },
    );
    const { value, error } = await readOk(request, answer);
    if (!error) return redirectWithToast(request, leadsTo("vapi"), boughtWords(t, value.status === "unconfirmed"));
    const reply =
      error.code === "number_unavailable"
        ? submission.reply({ fieldErrors: { areaCode: [t("numbers:vapi.unavailable", { areaCode })] } })
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

  import: async ({ request, context, form, leadsTo }) => {
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
      const title = t("numbers:twilio.done", { count: value.imported.length });
      return redirectWithToast(request, leadsTo("twilio"), { title });
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

const boughtWords = (t: Translate, isUnconfirmed: boolean) =>
  isUnconfirmed
    ? ({ kind: "info", title: t("numbers:vapi.unsure"), description: t("numbers:vapi.unsureBody") } as const)
    : { title: t("numbers:vapi.done"), description: t("numbers:vapi.doneBody") };

const refused = (answer: NumberAnswer, status = 400) => data(answer, { status });
