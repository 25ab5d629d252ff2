import { createContext } from "react";

/** Whether a shell has already opened the page's `<main>`: a page has one, even when it fails. */
export const InMain = createContext(false);
