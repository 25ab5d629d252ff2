import { RemixBrowser } from "@remix-run/react";
import { setNonce } from "get-nonce";
import { StrictMode, startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "./i18n/instance";
import { DEFAULT_LOCALE, isLocale } from "./i18n/locale";
import { loadFirst, loadTexts, namespacesAt } from "./i18n/resources";

async function hydrate() {
  // Radix locks the page's scroll with a <style> of its own: it must carry the nonce that the policy asks for.
  const nonce = document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce;
  if (nonce) setNonce(nonce);
  const { lang } = document.documentElement;
  const locale = isLocale(lang) ? lang : DEFAULT_LOCALE;
  const [first, area] = await Promise.all([loadFirst(locale), loadTexts(namespacesAt(location.pathname), locale)]);
  const i18n = await createI18n(locale, { ...first, ...area });
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

/** A picture of a change that the browser gives up is no error: the page has changed all the same. */
function forgiveViewTransitions() {
  if (!document.startViewTransition) return;
  const start = document.startViewTransition.bind(document);
  document.startViewTransition = (change) => {
    const transition = start(change);
    transition.ready.catch(() => undefined);
    transition.finished.catch(() => undefined);
    return transition;
  };
}

forgiveViewTransitions();
void hydrate();
