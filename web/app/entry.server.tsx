import type {
  AppLoadContext,
  EntryContext,
  HandleDataRequestFunction,
  HandleErrorFunction,
} from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { localeOf, TEXTS } from "./i18n/i18n.server";
import { createI18n } from "./i18n/instance";
import { NonceProvider } from "./nonce";
import { scriptsLast } from "./scripts-last.server";
import { setSecurityHeaders } from "./security-headers.server";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { requestId }: AppLoadContext,
): Promise<Response> {
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const locale = await localeOf(request);
  const i18n = await createI18n(locale, TEXTS[locale]);
  let answered = status;
  const body = await renderToReadableStream(
    <NonceProvider value={nonce}>
      <I18nextProvider i18n={i18n}>
        <RemixServer context={remixContext} url={request.url} nonce={nonce} />
      </I18nextProvider>
    </NonceProvider>,
    {
      nonce,
      signal: request.signal,
      onError(error) {
        answered = 500;
        logCrash(error, request, requestId);
      },
    },
  );
  if (isbot(request.headers.get("User-Agent"))) await body.allReady;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", locale);
  // Under `vite dev`, Vite injects styles and scripts of its own, without a nonce.
  headers.set("X-Request-Id", requestId);
  setSecurityHeaders(headers, request, import.meta.env.DEV ? null : nonce);
  // Under `vite dev` React warns of an attribute that it does not know of.
  return new Response(import.meta.env.DEV ? body : body.pipeThrough(scriptsLast()), { status: answered, headers });
}

/** What a loader, an action or a page threw by mistake. The id is on the page that its visitor sees. */
export const handleError: HandleErrorFunction = (error, { request, context }) =>
  logCrash(error, request, context.requestId);

function logCrash(error: unknown, request: Request, requestId: string): void {
  if (request.signal.aborted) return;
  console.error(`page.crashed ${requestId} ${new URL(request.url).pathname}`, error);
}

export const handleDataRequest: HandleDataRequestFunction = (response, { request, context }) => {
  response.headers.set("X-Request-Id", context.requestId);
  setSecurityHeaders(response.headers, request, null);
  return response;
};
