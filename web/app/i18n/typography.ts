const NBSP = "\u00a0";

const withApostrophes = (text: string) => text.replaceAll("'", "’");

/** French sets a no-break space before : ; ? ! » % € and after «; where what people type is shown as text too. */
export const withSpaces = (text: string) => text.replace(/ ([:;?!»%€])/g, `${NBSP}$1`).replace(/« /g, `«${NBSP}`);

/** Texts are typed with the keyboard's apostrophe and plain spaces; these set them as a printer would. */
export const setEnglish = <Texts>(texts: Texts): Texts => mapTexts(texts, withApostrophes);
export const setFrench = <Texts>(texts: Texts): Texts => mapTexts(texts, (text) => withSpaces(withApostrophes(text)));

function mapTexts<Texts>(texts: Texts, set: (text: string) => string): Texts;
function mapTexts(texts: unknown, set: (text: string) => string): unknown {
  if (typeof texts === "string") return set(texts);
  if (typeof texts !== "object" || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, mapTexts(text, set)]));
}
