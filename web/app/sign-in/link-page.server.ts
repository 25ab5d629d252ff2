import { data, type LoaderFunctionArgs } from "@remix-run/cloudflare";
import { LinkToken } from "../../../worker/auth/auth.schema";
import type { ApiFailure } from "../api.server";
import { failureText } from "../failure.server";
import { translatorFor } from "../i18n/i18n.server";
import type { Translate } from "../i18n/use-text";
import { awaitedMail } from "./awaited-mail.server";
import type { LinkTexts } from "./link-page";

/**
 * What a mailed link opens. It asks for a press: mail scanners open links, and must not use up the token. The address holds a
 * secret, so no page after this one is told more than our origin; `no-referrer` would also withhold that from our own forms,
 * which the API then takes for another site's.
 */
export async function readLinkPage({ request }: Pick<LoaderFunctionArgs, "request">, texts: LinkTexts) {
  const t = await translatorFor(request);
  const token = new URL(request.url).searchParams.get("token");
  return data(
    {
      title: t(`auth:${texts}.title`),
      token: LinkToken.safeParse({ token }).data?.token ?? null,
      /** Where this browser asked for the link. */
      email: awaitedMail(request)?.email ?? null,
    },
    { headers: { "Referrer-Policy": "strict-origin", "Cache-Control": "no-store" } },
  );
}

/** Hands a loader's headers to the document. */
export const linkPageHeaders = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

/** A token that is not one of ours is, to its reader, a link that does not work any more. */
export function linkFailure(error: ApiFailure, t: Translate): string {
  const isUnknown = error.code === "invalid_input" && !error.issues.some(({ path }) => path === "password");
  return isUnknown ? t("errors:code.link_expired") : failureText(error, t);
}
