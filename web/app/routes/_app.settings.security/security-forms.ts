import * as z from "zod";
import { NewPassword } from "../../../../worker/account/account.schema";
import { ConfirmTotp } from "../../../../worker/mfa/mfa.schema";
import { RenamePasskey } from "../../../../worker/mfa/passkeys.schema";

export const PasswordForm = NewPassword;
export const TotpForm = ConfirmTotp;
export const PasskeyNameForm = RenamePasskey;

/** Which of the page's forms was sent. */
export const Intent = z.enum([
  "password",
  "totp-start",
  "totp-confirm",
  "totp-remove",
  "codes-renew",
  "passkey-add",
  "passkey-rename",
  "passkey-remove",
  "unlink",
  "session-end",
  "sessions-end",
]);

/** What opens on the page, after a proof. */
export const Part = z.enum(["password", "totp", "passkey"]);
export type Part = z.infer<typeof Part>;
