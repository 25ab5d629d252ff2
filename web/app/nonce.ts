import { createContext, useContext } from "react";

/** The request's CSP nonce while rendering on the server. Browsers hide it from scripts, so it is empty once hydrated. */
const Nonce = createContext("");
export const NonceProvider = Nonce.Provider;
export const useNonce = () => useContext(Nonce);
