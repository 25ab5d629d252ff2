import * as z from "zod";
import { PasskeyAssertion } from "../../../worker/mfa/passkeys.schema";

/** What the browser answered for a passkey: the field `passkey` of a form, as JSON. Null where there is none. */
const Sent = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("not JSON");
      return z.NEVER;
    }
  })
  .pipe(PasskeyAssertion.shape.response);

export function passkeyIn(form: FormData) {
  const response = Sent.safeParse(form.get("passkey")).data;
  return response ? { response } : null;
}
