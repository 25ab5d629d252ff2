import { createContext, useContext } from "react";
import type { Locale } from "../../../worker/lib/schemas";
import type { Texts, Translate } from "./translate";

const TextsContext = createContext<Texts | null>(null);
/** Around the whole page, by the two entries. */
export const TextsProvider = TextsContext.Provider;

/** All that is loaded of the page's language. */
export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error("A page is rendered without its texts");
  return texts;
}

/** The page's texts and the language they are in. The one way to a text in a component. */
export const useText = (): { t: Translate; locale: Locale } => useTexts();
