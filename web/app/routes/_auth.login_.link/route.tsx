import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { useActionData } from "@remix-run/react";
import { translatorFor } from "~/i18n/i18n.server";
import { pageTitle } from "~/page-title";
import { AskForLinkPage } from "~/sign-in/ask-for-link";
import { askForLink } from "~/sign-in/ask-for-link.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const t = await translatorFor(request);
  return { title: t("auth:askLink.title") };
}

export const action = (args: ActionFunctionArgs) => askForLink(args, "log-in");

export const meta = pageTitle;

export default function AskForLinkRoute() {
  return <AskForLinkPage texts="askLink" lastResult={useActionData<typeof action>()} />;
}
