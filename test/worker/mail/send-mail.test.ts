import { expect, test } from "vitest";
import { clearBounce } from "../../../worker/mail/bounces.service";
import { composeMail } from "../../../worker/mail/mail";
import { MAILS } from "../../../worker/mail/mail-catalogue";
import { sendMail } from "../../../worker/mail/send-mail";
import { useFakes } from "../fakes";
import { services } from "../harness";

const mailTo = (to: string) => composeMail(to, "fr", MAILS.newDevice("fr"));
const bySendGrid = {
  ...services,
  config: { ...services.config, mail: { ...services.config.mail, provider: "sendgrid", apiKey: "SG.test-key" } },
} as const;

test("an address whose mail came back is not written to again, until it is cleared", async () => {
  using fakes = useFakes();
  const to = "gone@shop.example";
  expect(await sendMail(services, await mailTo(to), "job_1")).toBe("sent");
  await fakes.resend.bounce({ to, type: "Permanent" });
  for (const by of [services, bySendGrid]) expect(await sendMail(by, await mailTo(to), "job_2")).toBe("suppressed");
  expect((await fakes.outbox()).emails).toHaveLength(1);
  await clearBounce(services.db, to);
  expect(await sendMail(services, await mailTo(to), "job_3")).toBe("sent");
  expect((await fakes.outbox()).emails).toHaveLength(2);
});

test("a job that runs twice sends one mail at Resend, which knows its id", async () => {
  using fakes = useFakes();
  for (const _ of [1, 2]) await sendMail(services, await mailTo("twice@shop.example"), "job_twice");
  expect((await fakes.outbox()).emails).toHaveLength(1);
  expect(fakes.requests("api.resend.com").map(({ headers }) => headers.get("Idempotency-Key"))).toEqual([
    "job_twice",
    "job_twice",
  ]);
});

test("SendGrid sends the same mail, with the job's id beside it and nobody following its links", async () => {
  using fakes = useFakes();
  const mail = await mailTo("grid@shop.example");
  expect(await sendMail(bySendGrid, mail, "job_grid")).toBe("sent");
  const { to, subject, html, text } = mail;
  expect((await fakes.outbox()).emails).toMatchObject([{ to, subject, html, text }]);
  const [request] = fakes.requests("api.sendgrid.com");
  expect(JSON.parse(request?.body ?? "")).toMatchObject({
    personalizations: [{ to: [{ email: to }], custom_args: { job: "job_grid" } }],
    from: { email: expect.stringContaining("@") },
    tracking_settings: { click_tracking: { enable: false, enable_text: false }, open_tracking: { enable: false } },
  });
});

test("a failure of SendGrid is the job's to repeat: the request itself is made once", async () => {
  using fakes = useFakes();
  await fakes.fault("sendgrid", "500", { count: 1 });
  await expect(sendMail(bySendGrid, await mailTo("once@shop.example"), "job_once")).rejects.toMatchObject({
    code: "upstream_failed",
  });
  expect(fakes.requests("api.sendgrid.com")).toHaveLength(1);
  expect(await sendMail(bySendGrid, await mailTo("once@shop.example"), "job_once")).toBe("sent");
});

test("a mail is written in the Worker, the same bytes each time", async () => {
  const [first, second] = [await mailTo("same@shop.example"), await mailTo("same@shop.example")];
  expect(first.html).toContain("<!doctype html><html");
  expect(second).toEqual(first);
});
