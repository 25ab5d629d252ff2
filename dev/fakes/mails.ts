import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { Locale } from "../../worker/lib/schemas";
import { composeMail, type Mail } from "../../worker/mail/mail";
import { MAILS, type MailName } from "../../worker/mail/mail-catalogue";

const isMail = (name: string): name is MailName => Object.hasOwn(MAILS, name);

/** The mail that the path names, written from its sample; null when there is none. */
async function sampleOf(c: Context): Promise<Mail | null> {
  const name = c.req.param("name") ?? "";
  const locale = Locale.safeParse(c.req.param("locale"));
  if (!isMail(name) || !locale.success) return null;
  return composeMail("camille@salon-martin.fr", locale.data, MAILS[name](locale.data));
}

const page = (title: string, body: ReturnType<typeof html>) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${title}</title>
    <style>
      :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
      body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      td { padding: .3rem 1.2rem .3rem 0; } iframe { width: 100%; height: 46rem; border: 1px solid #8886; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    </style>
  </head>
  <body>${body}</body>
</html>`;

/** Every mail that the app can send, without sending one: a list, each as HTML and as plain text. */
export const mailPreviews = new Hono()
  .get("/", (c) =>
    c.html(
      page(
        "AvaFirst: mails",
        html`<h1>Mails</h1>
          <table>${Object.entries(MAILS).map(
            ([name, sample]) => html`<tr>
              <td>${sample("en").subject}</td>
              ${Locale.options.map((locale) => html`<td><a href="/mails/${name}/${locale}">${locale}</a></td>`)}
            </tr>`,
          )}</table>`,
      ),
    ),
  )
  .get("/:name/:locale", async (c) => {
    const mail = await sampleOf(c);
    if (!mail) return c.notFound();
    const here = c.req.path;
    return c.html(
      page(
        mail.subject,
        html`<p><a href="/mails">All mails</a> · <a href="${here}/html">the HTML alone</a> · <a href="${here}/text">the text alone</a></p>
          <h1>${mail.subject}</h1>
          <iframe sandbox src="${here}/html" title="As HTML"></iframe>
          <h2>As plain text</h2>
          <pre>${mail.text}</pre>`,
      ),
    );
  })
  .get("/:name/:locale/html", async (c) => {
    const mail = await sampleOf(c);
    return mail ? c.html(mail.html) : c.notFound();
  })
  .get("/:name/:locale/text", async (c) => {
    const mail = await sampleOf(c);
    return mail ? c.text(mail.text) : c.notFound();
  });
