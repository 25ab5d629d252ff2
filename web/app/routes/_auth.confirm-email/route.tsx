import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData, useLoaderData } from "@remix-run/react";
import { apiFor, readRefusal } from "~/api.server";
import { translatorFor } from "~/i18n/i18n.server";
import { useText } from "~/i18n/use-text";
import { pageTitle } from "~/page-title";
import { LinkPage } from "~/sign-in/link-page";
import { linkFailure, linkPageHeaders, readLinkPage } from "~/sign-in/link-page.server";
import { isSignedIn } from "~/signed-in.server";
import { redirectWithToast } from "~/toast.server";
import { LinkToken } from "../../../../worker/auth/auth.schema";

export const loader = (args: LoaderFunctionArgs) => readLinkPage(args, "confirmEmail");

/** Confirms a new address of an account. The link is enough: it may be opened where nobody is logged in. */
export async function action({ request, context }: ActionFunctionArgs) {
  const [t, form] = await Promise.all([translatorFor(request), request.formData()]);
  const input = LinkToken.safeParse(Object.fromEntries(form));
  if (!input.success) return data({ errors: [t("auth:verifyEmail.missing")] }, { status: 400 });
  const answer = await apiFor(request, context).account.email.confirm.$post({ json: input.data });
  const error = await readRefusal(request, answer);
  if (error) return data({ errors: [linkFailure(error, t)] }, { status: answer.status });
  const to = (await isSignedIn(request, context)) ? "/settings" : "/login";
  return redirectWithToast(request, to, { title: t("auth:confirmEmail.done") });
}

export const headers = linkPageHeaders;
export const meta = pageTitle;

export default function ConfirmEmailPage() {
  const { t } = useText();
  const { token } = useLoaderData<typeof loader>();
  const again = { to: "/settings", label: t("auth:verifyEmail.again") };
  return <LinkPage texts="confirmEmail" token={token} errors={useActionData<typeof action>()?.errors} again={again} />;
}
