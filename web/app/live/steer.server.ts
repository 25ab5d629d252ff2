import type { ActionFunctionArgs } from "@remix-run/cloudflare";
import { CallParam } from "../../../worker/calls/calls.schema";
import { STEER_REFUSALS, type SteerRefusal } from "../../../worker/calls/steer.schema";
import { apiFor, readRefusal } from "../api.server";
import { failureText, isDialled } from "../failure.server";
import { translatorFor } from "../i18n/i18n.server";
import { parsePhone } from "../phone.server";

/** What came of an order to Ava: `key` tells two of the same kind apart. */
export type SteerAnswer = { intent: string; key: string; error: string | null };

const isRefusal = (name: string): name is SteerRefusal => Object.hasOwn(STEER_REFUSALS, name);

/** Says, transfers or hangs up in the call of the address. A second press of the same form is the same order. */
export async function steer({ request, params, context }: ActionFunctionArgs): Promise<SteerAnswer> {
  const param = CallParam.safeParse({ id: params.callId });
  if (!param.success) throw new Response(null, { status: 404 });
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const intent = String(form.get("intent"));
  const key = String(form.get("key") || crypto.randomUUID());
  const call = apiFor(request, context).calls[":id"];
  const once = { headers: { "Idempotency-Key": key } };
  const order = async () => {
    if (intent === "say")
      return call.say.$post({ param: param.data, json: { text: String(form.get("text") ?? "") } }, once);
    if (intent === "hang-up") return call["hang-up"].$post({ param: param.data }, once);
    const to = parsePhone(String(form.get("to") || form.get("other") || ""));
    return to === null ? null : call.transfer.$post({ param: param.data, json: { to } }, once);
  };
  const answer = await order();
  if (answer === null) return { intent, key, error: t("desk:steer.phone") };
  const failure = await readRefusal(request, answer);
  if (!failure) return { intent, key, error: null };
  if (failure.issues.some(({ path }) => isDialled(path))) return { intent, key, error: t("refusals:field.dialled") };
  const refused = failure.issues.map(({ path }) => path.replace(/^call\./, "")).find(isRefusal);
  return { intent, key, error: refused ? t(`desk:steer.refusal.${refused}`) : failureText(failure, t) };
}
