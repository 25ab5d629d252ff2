import * as z from "zod";
import { PasskeyAssertion } from "../../../worker/mfa/passkeys.schema";

/** What the browser answered for a passkey, as the field `passkey` carries it: JSON. */
const Sent = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue("not JSON");
      return z.NEVER;
    }
  })
  .pipe(PasskeyAssertion.shape.response);

/** Whether a form was sent for a passkey, and not for what its fields hold. */
export const isForPasskey = (form: FormData): boolean => form.has("passkey");

/** The passkey's answer in a form, as the API wants it. Null where it is none. */
export function passkeyIn(form: FormData) {
  const response = Sent.safeParse(form.get("passkey")).data;
  return response ? { response } : null;
}
