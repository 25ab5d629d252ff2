import type { SubmissionResult } from "@conform-to/react";
import { type AppLoadContext, data, type TypedResponse } from "@remix-run/cloudflare";
import { qrImage } from "~/settings/qr.server";
import { secretIn } from "~/settings/totp-setup";
import { redirectWithToast } from "~/toast.server";

type Reply = SubmissionResult<string[]>;
/** What an authenticator app is set up with: the image to scan, and the same to type. */
export type Setup = { otpauthUrl: string; secret: string; qr: string };
/** What the page shows after a form that did not lead elsewhere. */
export type SecurityAnswer =
  | { intent: "password"; reply: Reply }
  | { intent: "totp"; setup: Setup | null; reply: Reply | undefined }
  /** Recovery codes, shown this once; `done` is what they came with. */
  | { intent: "codes"; done: string | null; codes: string[] }
  | { intent: "passkey-name"; id: string; reply: Reply }
  | { intent: "failed"; message: string };

export type Sent = { request: Request; context: AppLoadContext; form: FormData };
export type Answered = Promise<TypedResponse<never> | ReturnType<typeof data<SecurityAnswer>>>;

export const HERE = "/settings/security";

export const answered = (answer: SecurityAnswer) => data(answer);
export const refused = (answer: SecurityAnswer, status = 400) => data(answer, { status });

export const setupOf = (otpauthUrl: string): Setup => ({
  otpauthUrl,
  secret: secretIn(otpauthUrl),
  qr: qrImage(otpauthUrl),
});

/** After a second way was added: its first recovery codes, or the page again where there were some already. */
export function showCodes(request: Request, codes: string[] | null, done: string) {
  return codes ? answered({ intent: "codes", done, codes }) : redirectWithToast(request, HERE, { title: done });
}
