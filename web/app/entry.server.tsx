import type { AppLoadContext, EntryContext, HandleDataRequestFunction } from "@remix-run/cloudflare";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToReadableStream } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { localeOf, TEXTS } from "./i18n/i18n.server";
import { createI18n } from "./i18n/instance";
import { NonceProvider } from "./nonce";
import { setSecurityHeaders } from "./security-headers.server";

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  _context: AppLoadContext,
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
        if (!request.signal.aborted) console.error(error);
      },
    },
  );
  if (isbot(request.headers.get("User-Agent"))) await body.allReady;
  headers.set("Content-Type", "text/html; charset=utf-8");
  headers.set("Content-Language", locale);
  // Under `vite dev`, Vite injects styles and scripts of its own, without a nonce.
  setSecurityHeaders(headers, request, import.meta.env.DEV ? null : nonce);
  return new Response(body, { status: answered, headers });
}

export const handleDataRequest: HandleDataRequestFunction = (response, { request }) => {
  setSecurityHeaders(response.headers, request, null);
  return response;
};
