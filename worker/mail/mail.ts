import type { Locale } from "../lib/schemas";
import type { LayoutWords } from "./mail-layout";
import type { MailText } from "./mail-text";

/** A mail ready to be sent. */
export type Mail = { to: string; subject: string; html: string; text: string };

const WORDS = {
  fr: { fallback: "Si le bouton ne s’ouvre pas, copiez cette adresse\u00a0:", signature: "Ava, votre réceptionniste" },
  en: { fallback: "If the button does not open, copy this address:", signature: "Ava, your receptionist" },
} as const satisfies Record<Locale, LayoutWords>;

const COLON = { fr: "\u00a0: ", en: ": " } as const satisfies Record<Locale, string>;

/** A mail with its plain text. The same input gives the same bytes, so a repeated job repeats its mail. */
export async function composeMail(to: string, locale: Locale, text: MailText): Promise<Mail> {
  const { renderLayout } = await import("./mail-layout");
  const html = renderLayout({ locale, text, words: WORDS[locale] });
  return { to, subject: text.subject, html, text: plainText(locale, text) };
}

/** Written from the same words as the HTML, rather than scraped from it. */
function plainText(locale: Locale, { title, paragraphs, facts = [], action, note }: MailText): string {
  const parts = [title, ...paragraphs];
  if (facts.length > 0) parts.push(facts.map(({ label, value }) => label + COLON[locale] + value).join("\n"));
  if (action) parts.push(`${action.label}\n${action.url}`);
  return [...parts, note, WORDS[locale].signature, ""].join("\n\n");
}
