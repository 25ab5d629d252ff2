import { readRefusal } from "~/api.server";
import { failureText } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import type { Translate } from "~/i18n/use-text";
import { redirectWithToast } from "~/toast.server";

/** For a button without fields: back to the page, with a word on what was done or why it was not. */
export async function readDone(
  request: Request,
  answer: Parameters<typeof readRefusal>[1],
  to: string,
  done: (t: Translate) => string,
) {
  const [t, error] = await Promise.all([translatorFor(request), readRefusal(request, answer)]);
  if (error) return redirectWithToast(request, to, { kind: "bad", title: failureText(error, t) });
  return redirectWithToast(request, to, { title: done(t) });
}
