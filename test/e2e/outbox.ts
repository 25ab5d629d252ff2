import { expect } from "@playwright/test";
import * as z from "zod";

const Email = z.object({
  to: z.union([z.string(), z.array(z.string())]),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  at: z.string(),
});
const Outbox = z.object({
  emails: z.array(Email),
  sms: z.array(z.object({ to: z.string(), body: z.string(), at: z.string() })),
});

const { FAKES_ORIGIN } = process.env;

/** What the product "sent", read back from the fakes. */
export async function readOutbox(): Promise<z.infer<typeof Outbox>> {
  const response = await fetch(`${FAKES_ORIGIN}/outbox`, { headers: { Accept: "application/json" } });
  return Outbox.parse(await response.json());
}

/** The newest mail to this address, waited for: mail follows a change by the queue. */
export async function mailTo(address: string, subject = /./): Promise<z.infer<typeof Email>> {
  const found = async () => {
    const { emails } = await readOutbox();
    return emails
      .filter((email) => [email.to].flat().some((to) => to.includes(address)) && subject.test(email.subject))
      .at(-1);
  };
  await expect.poll(found, { message: `a mail to ${address}`, timeout: 15_000 }).toBeDefined();
  const email = await found();
  if (!email) throw new Error(`The mail to ${address} is gone again`);
  return email;
}

/** A French mobile number that nobody has: as it is typed, and as Twilio is told. */
export function freshNumber() {
  const [a, b, c, d] = Array.from({ length: 4 }, () => String(10 + Math.floor(Math.random() * 90)));
  return { typed: `06 1${a?.[1]} ${b} ${c} ${d}`, e164: `+3361${a?.[1]}${b}${c}${d}` };
}

/** The newest code sent to this number, in E.164, other than `known`. */
export async function codeTo(number: string, known: string | null = null): Promise<string> {
  const found = async () => {
    const { sms } = await readOutbox();
    const codes = sms.flatMap(({ to, body }) => (to === number ? (body.match(/\b\d{6}\b/) ?? []) : []));
    return codes.at(-1);
  };
  await expect.poll(found, { message: `a code to ${number}` }).not.toBe(known ?? undefined);
  const code = await found();
  if (!code) throw new Error(`The code to ${number} is gone again`);
  return code;
}

/** The first link of a mail that leads to a path of ours. */
export function linkIn(text: string, path: string): string {
  const link = text.match(/https?:\/\/[^\s"<>)]+/g)?.find((url) => new URL(url).pathname.startsWith(path));
  if (!link) throw new Error(`No link to ${path} in: ${text}`);
  return link;
}
