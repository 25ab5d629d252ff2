import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { mailPreviews } from "../../dev/fakes/mails";
import { ROOT } from "../../dev/settings";
import { phoneChangedText } from "../../worker/auth/contact.mails";
import { recoveryCodeUsedText } from "../../worker/auth/factors.mails";
import { newDeviceText } from "../../worker/auth/log-in.mails";
import { confirmSignUpText } from "../../worker/auth/sign-up.mails";
import { composeMail } from "../../worker/mail/mail";
import { MAILS } from "../../worker/mail/mail-catalogue";
import { withoutLinks } from "../../worker/mail/mail-text";

const LOCALES = ["fr", "en"] as const;
const every = Object.entries(MAILS).flatMap(([name, sample]) =>
  LOCALES.map((locale) => [name, locale, sample(locale)] as const),
);
const linksIn = (html: string) => [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url?.replaceAll("&amp;", "&"));

test("every file of mails is in the catalogue with every mail of it", async () => {
  const files = readdirSync(join(ROOT, "worker"), { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".mails.ts"),
  );
  const modules: object[] = await Promise.all(files.map((file) => import(join(ROOT, "worker", file))));
  const names = modules.flatMap((module) => Object.keys(module)).map((name) => name.replace(/Text$/, ""));
  expect(names.length).toBeGreaterThan(15);
  expect(Object.keys(MAILS).sort()).toEqual(names.sort());
});

test.each(every)("%s in %s says all that a mail says", async (_name, locale, text) => {
  const mail = await composeMail("camille@salon-martin.fr", locale, text);
  const { subject, preview, title, paragraphs, facts = [], action, note } = text;
  expect(subject.length).toBeLessThanOrEqual(70);
  expect(preview.length).toBeLessThanOrEqual(100);
  for (const words of [title, ...paragraphs, ...facts.flatMap(({ label, value }) => [label, value]), note]) {
    expect(mail.text).toContain(words);
  }
  expect(new Set(linksIn(mail.html))).toEqual(new Set(action ? [action.url] : []));
  if (action) expect(mail.text).toContain(`${action.label}\n${action.url}\n`);
  expect(mail.html).toContain(`<html dir="ltr" lang="${locale}">`);
  expect(mail.html).not.toContain("undefined");
});

test.each(every)("%s in %s keeps to French or English typography", (_name, locale, text) => {
  const words = JSON.stringify({ ...text, action: text.action?.label });
  expect(words).not.toContain("'");
  if (locale === "fr") expect(words).not.toMatch(/[^\u00a0"][:;?!](?= )| [:;?!»]|« /);
  expect(words).not.toMatch(/!|lorem/i);
});

test("the two languages of a mail have the same parts", () => {
  for (const sample of Object.values(MAILS)) {
    const [fr, en] = [sample("fr"), sample("en")];
    expect(en.paragraphs).toHaveLength(fr.paragraphs.length);
    expect(en.facts?.length).toBe(fr.facts?.length);
    expect(en.action?.url).toBe(fr.action?.url);
    expect(en.subject).not.toBe(fr.subject);
  }
});

test("the same mail is the same bytes", async () => {
  for (const [_name, locale, text] of every) {
    expect(await composeMail("a@b.example", locale, text)).toEqual(await composeMail("a@b.example", locale, text));
  }
});

test("nothing that somebody typed becomes markup or a link", async () => {
  const name = '<script>alert("x")</script> http://evil.example & "Co"';
  const url = "https://app.avafirst.example/verify-email?token=a&b=<c>";
  const text = confirmSignUpText.en({ name, businessName: "evil.example/free@prize.example", url });
  const { html, text: plain } = await composeMail("a@b.example", "en", text);
  expect(html).not.toContain("<script");
  expect(html).toContain("&lt;script&gt;");
  expect(html).not.toContain("evil.example");
  expect(plain).not.toContain("evil.example");
  expect(plain).not.toContain("@prize");
  expect(linksIn(html)).toEqual([
    "https://app.avafirst.example/verify-email?token=a&b=&lt;c&gt;",
    "https://app.avafirst.example/verify-email?token=a&b=&lt;c&gt;",
  ]);

  const facts = [{ label: "Device", value: "<b>Firefox</b> of www.evil.example" }];
  const device = await composeMail("a@b.example", "en", newDeviceText.en({ name, facts, url }));
  expect(device.html).not.toContain("<b>");
  expect(device.text).not.toContain("evil.example");
});

test("what a name loses to carry no link leaves times, versions and addresses of the network whole", () => {
  expect(withoutLinks("https://evil.example/x")).not.toMatch(/[/:]|\.e/);
  expect(withoutLinks("J. Martin")).toBe("J. Martin");
  expect(withoutLinks("Firefox 145.0.2, 203.0.113.7, 14:30")).toBe("Firefox 145.0.2, 203.0.113.7, 14:30");
  expect(withoutLinks("4.2me.io")).not.toMatch(/\.[a-z]/);
});

test("a mail about recovery codes counts as people do, and asks for new ones when few are left", () => {
  const url = "https://app.avafirst.example/settings/security";
  const say = (left: number) => recoveryCodeUsedText.fr({ name: "Camille", left, url });
  expect(say(0).preview).toBe("Il ne vous en reste aucun.");
  expect(say(1).preview).toBe("Il vous en reste un seul.");
  expect(say(7).paragraphs).toHaveLength(2);
  expect(say(3).paragraphs).toHaveLength(3);
});

test("a number is written as its reader writes it, and one that is removed is not written", () => {
  const url = "https://app.avafirst.example/settings/security";
  const shown = (phone: string | null) => phoneChangedText.fr({ name: "Camille", phone, url }).facts?.[0]?.value;
  expect(shown("+33612345678")).toBe("06 12 34 56 78");
  expect(shown("+14155550100")).toBe("+1 415 555 0100");
  expect(shown(null)).toBeUndefined();
});

test("the preview page lists every mail and shows each in both languages", async () => {
  const get = async (path: string) => {
    const answer = await mailPreviews.request(path);
    return { status: answer.status, body: await answer.text() };
  };
  const list = await get("/");
  for (const [name, locale, text] of every) {
    expect(list.body).toContain(`/mails/${name}/${locale}"`);
    expect((await get(`/${name}/${locale}/html`)).body).toContain(text.paragraphs[0]?.replaceAll("'", "&#x27;"));
    expect((await get(`/${name}/${locale}/text`)).body).toContain(text.note);
  }
  expect((await get("/logInLink/de")).status).toBe(404);
  expect((await get("/toString/fr")).status).toBe(404);
});
