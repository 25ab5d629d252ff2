import type { AppLoadContext, TypedResponse } from "@remix-run/cloudflare";
import * as z from "zod";
import { apiFor, readOk, readOrThrow, readRefusal } from "~/api.server";
import { failureText } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import type { Translate } from "~/i18n/use-text";
import { redirectWithToast } from "~/toast.server";
import { PhoneNumber, type SettledNumber } from "../../../worker/numbers/numbers.schema";
import { LINES_PATH } from "./number-forms";

/** The buttons of a line: which, and how the line stood when it was pressed. */
export const LineButton = z.object({
  intent: z.enum(["settle", "release"]),
  id: z.string().min(1).max(80),
  was: PhoneNumber.shape.status.catch("active"),
});
type Pressed = { request: Request; context: AppLoadContext; button: z.output<typeof LineButton> };

/** Does what a line's button says, and leads back to the list with a word on what came of it. */
export const pressLineButton = (pressed: Pressed): Promise<TypedResponse<never>> =>
  pressed.button.intent === "settle" ? settle(pressed) : release(pressed);

async function settle({ request, context, button: { id, was } }: Pressed) {
  const t = await translatorFor(request);
  const answer = await apiFor(request, context)["phone-numbers"][":id"].settle.$post({ param: { id } });
  // Somebody, or the job, was faster.
  if (answer.status === 404) return redirectWithToast(request, LINES_PATH, goneWords(was, t));
  const { value, error } = await readOk(request, answer);
  if (error) return redirectWithToast(request, LINES_PATH, { kind: "bad", title: failureText(error, t) });
  return redirectWithToast(request, LINES_PATH, settledWords(value, was, t));
}

type Toast = Parameters<typeof redirectWithToast>[2];

function settledWords(
  { isSettled, number }: z.infer<typeof SettledNumber>,
  was: PhoneNumber["status"],
  t: Translate,
): Toast {
  if (number === null) return goneWords(was, t);
  if (!isSettled)
    return { kind: "info", title: t("numbers:settle.unsure"), description: t("numbers:settle.unsureBody") };
  return { title: t(number.status === "active" ? "numbers:settle.active" : "numbers:settle.yours") };
}

const goneWords = (was: PhoneNumber["status"], t: Translate): Toast => ({
  title: t("numbers:settle.gone"),
  description: t(was === "releasing" ? "numbers:settle.goneReleased" : "numbers:settle.goneBought"),
});

async function release({ request, context, button: { id } }: Pressed) {
  const t = await translatorFor(request);
  const api = apiFor(request, context)["phone-numbers"];
  const answer = await api[":id"].$delete({ param: { id } });
  const error = await readRefusal(request, answer);
  if (!error) return redirectWithToast(request, LINES_PATH, { title: t("numbers:release.done") });
  // Where the provider did not say what it did, the number goes on being given up.
  const { items } = await readOrThrow(request, await api["my-numbers"].$get());
  if (items.some((item) => item.id === id && item.status === "releasing"))
    return redirectWithToast(request, LINES_PATH, {
      kind: "info",
      title: t("numbers:release.unsure"),
      description: t("numbers:release.unsureBody"),
    });
  return redirectWithToast(request, LINES_PATH, {
    kind: "bad",
    title: t("numbers:release.failed"),
    description: failureText(error, t),
  });
}
