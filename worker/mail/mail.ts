import { html } from "hono/html";
import type { Locale } from "../lib/schemas";

/** What a mail says, in one language. Plain sentences: the layout escapes them. */
export type MailText = {
  subject: string;
  /** The line an inbox shows after the subject. */
  preview: string;
  title: string;
  paragraphs: string[];
  action: { label: string; url: string };
  /** Small print: what to do when this was not asked for. */
  note: string;
};

/** A mail ready to be sent. */
export type Mail = { to: string; subject: string; html: string; text: string };

const CLOSING = {
  fr: { fallback: "Si le bouton ne s’ouvre pas, copiez cette adresse\u00a0:", signature: "Ava, votre réceptionniste" },
  en: { fallback: "If the button does not open, copy this address:", signature: "Ava, your receptionist" },
} as const satisfies Record<Locale, object>;

/** One layout for every mail, with its plain text. The same input gives the same bytes, so a repeated job repeats its mail. */
export async function composeMail(to: string, locale: Locale, text: MailText): Promise<Mail> {
  return { to, subject: text.subject, html: await renderHtml(locale, text), text: renderText(locale, text) };
}

function renderText(locale: Locale, { title, paragraphs, action, note }: MailText): string {
  return [title, ...paragraphs, `${action.label}\n${action.url}`, note, CLOSING[locale].signature, ""].join("\n\n");
}

// Tables and inline styles, because that is what Outlook and Gmail both draw. Colours of the light theme, in hex.
const FONT = "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
const INK = "#211f27";
const MUTED = "#6b6775";
const ACCENT = "#5b4bd6";

async function renderHtml(locale: Locale, { subject, preview, title, paragraphs, action, note }: MailText) {
  const { fallback, signature } = CLOSING[locale];
  const page = await html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${subject}</title>
</head>
<body style="margin:0;padding:0;background:#f6f5f3;">
<div style="display:none;max-height:0;overflow:hidden;">${preview}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f5f3;">
<tr><td align="center" style="padding:40px 16px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:520px;">
<tr><td style="padding:0 4px 20px;${FONT}font-size:16px;font-weight:600;color:${INK};"><span style="color:${ACCENT};">&#9679;</span>&nbsp; AvaFirst</td></tr>
<tr><td style="background:#ffffff;border:1px solid #e6e3de;border-radius:10px;padding:36px 32px;">
<h1 style="margin:0 0 16px;${FONT}font-size:22px;line-height:28px;font-weight:600;color:${INK};">${title}</h1>
${paragraphs.map(
  (paragraph) =>
    html`<p style="margin:0 0 16px;${FONT}font-size:15px;line-height:24px;color:${INK};">${paragraph}</p>\n`,
)}
<table role="presentation" cellpadding="0" cellspacing="0" style="margin:24px 0;"><tr><td style="border-radius:6px;background:${ACCENT};">
<a href="${action.url}" style="display:inline-block;padding:13px 22px;${FONT}font-size:15px;font-weight:600;color:#ffffff;text-decoration:none;">${action.label}</a>
</td></tr></table>
<p style="margin:0;${FONT}font-size:13px;line-height:20px;color:${MUTED};">${fallback}<br><a href="${action.url}" style="color:${ACCENT};word-break:break-all;">${action.url}</a></p>
</td></tr>
<tr><td style="padding:20px 4px 0;${FONT}font-size:13px;line-height:20px;color:${MUTED};">${note}<br><br>${signature}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>`;
  return page.toString();
}
