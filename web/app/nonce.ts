import { createContext, useContext } from "react";

/** The request's CSP nonce while rendering on the server. Browsers hide it from scripts, so it is empty once hydrated. */
const Nonce = createContext("");
export const NonceProvider = Nonce.Provider;
export const useNonce = () => useContext(Nonce);

/**
 * In the browser, the nonce that the page came with, for a part that writes its own style element; empty on the server. Read before
 * React takes the page over, which empties it.
 */
export const PAGE_NONCE =
  typeof document === "undefined" ? "" : (document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "");
