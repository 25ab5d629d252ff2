import type { Page } from "@playwright/test";
import { createAccount, freshEmail } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { linkIn, mailTo } from "./outbox";
import { button, link } from "./sign-in";
import { wordsIn } from "./words";

const [fr, en] = [wordsIn("fr"), wordsIn("en")];

test("a link asked for on a desktop logs in on a phone, at the press and once", async ({ page, guard, openDevice }) => {
  test.setTimeout(120_000);
  guard.allowConsole(/status of 4\d\d/);
  const { email } = await createAccount(page, { until: "done" });
  const stranger = freshEmail("nobody");
  const desktop = await openDevice();
  await open(desktop, "/login");
  await link(desktop, fr("auth:ways.link")).click();
  const known = await askForLink(desktop, email);
  await expectAccessible(desktop);
  await link(desktop, fr("auth:checkEmail.otherAddress")).click();
  const unknown = await askForLink(desktop, stranger);
  expect(unknown, "the same page, whether there is an account or not").toBe(known);
  expect((await mailTo(stranger)).text, "only the mailbox is told").not.toContain("token=");

  const mailed = linkIn((await mailTo(email, /lien/)).text, "/magic-link");
  for (const _scanner of [1, 2]) expect((await fetch(mailed)).status).toBe(200);

  const phone = await openDevice({ viewport: PHONE, locale: "en-US" });
  await open(phone, mailed);
  await expect(phone.getByRole("heading", { name: en("auth:magicLink.title") })).toBeVisible();
  await expectAccessible(phone);
  await button(phone, en("auth:magicLink.submit")).click();
  await expect(phone).toHaveURL(/\/dashboard$/);

  await open(desktop, mailed);
  await button(desktop, fr("auth:magicLink.submit")).click();
  await expect(desktop.getByRole("alert")).toHaveText(fr("errors:code.link_expired"));
  await expectAccessible(desktop);
  await link(desktop, fr("auth:verifyEmail.again")).click();
  await expect(desktop).toHaveURL(/\/login\/link$/);
});

test("a link by mail leads to the page that was wanted, without scripts", async ({ page, openDevice }) => {
  const { email } = await createAccount(page, { until: "done" });
  const phone = await openDevice({ viewport: PHONE, javaScriptEnabled: false });
  await phone.goto("/calls");
  await link(phone, fr("auth:ways.link")).click();
  await phone.getByLabel(fr("auth:logIn.email")).fill(email);
  await button(phone, fr("auth:askLink.submit")).click();
  await expect(phone.getByRole("heading", { name: fr("auth:checkEmail.title") })).toBeVisible();
  await phone.goto(linkIn((await mailTo(email, /lien/)).text, "/magic-link"));
  await button(phone, fr("auth:magicLink.submit")).click();
  await expect(phone).toHaveURL(/\/calls$/);
});

/** Asks for a link; answers what the page says then, without the address and the seconds. */
async function askForLink(page: Page, email: string): Promise<string> {
  await expect(page.getByRole("heading", { name: fr("auth:askLink.title") })).toBeVisible();
  await page.getByLabel(fr("auth:logIn.email")).fill(email);
  await button(page, fr("auth:askLink.submit")).click();
  await expect(page.getByText(fr("auth:checkEmail.linkBody", { email }))).toBeVisible();
  return (await page.getByRole("main").ariaSnapshot()).replace(email, "…").replace(/\d+ s/g, "… s");
}
