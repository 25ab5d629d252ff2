import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readOk } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { afterLogIn } from "~/sign-in/after-log-in.server";
import { LinkPage } from "~/sign-in/link-page";
import { linkFailure, linkPageHeaders, readLinkPage } from "~/sign-in/link-page.server";
import { LinkToken } from "../../../../worker/auth/auth.schema";

export const loader = (args: LoaderFunctionArgs) => readLinkPage(args, "verifyEmail");

/** Confirms the address, which makes the account. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const input = LinkToken.safeParse(Object.fromEntries(form));
  if (!input.success) return data({ errors: [t("auth:verifyEmail.missing")] }, { status: 400 });
  const answer = await apiFor(request, context).auth["verify-email"].$post({ json: input.data });
  const { value, error } = await readOk(request, answer);
  if (error) return data({ errors: [linkFailure(error, t)] }, { status: answer.status });
  return afterLogIn(request, answer, value, { method: "email-link" });
}

export const headers = linkPageHeaders;
export const meta = pageTitle;

export default function VerifyEmailPage() {
  const { t } = useText();
  const { token } = useLoaderData<typeof loader>();
  const again = { to: "/signup", label: t("auth:verifyEmail.again") };
  return <LinkPage texts="verifyEmail" token={token} errors={useActionData<typeof action>()?.errors} again={again} />;
}
