import { createAccount, freshEmail, logIn } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { linkIn, mailTo } from "./outbox";
import { button, link } from "./sign-in";
import { wordsIn } from "./words";

const [fr, en] = [wordsIn("fr"), wordsIn("en")];

test("a person sets name, language and zone, moves to another address, and closes every other session", async ({
  page,
  openDevice,
}) => {
  test.setTimeout(120_000);
  const login = await createAccount(page, { until: "done" });
  const phone = await openDevice({ viewport: PHONE });
  await logIn(phone, login);

  await open(page, "/settings/profile");
  await expectAccessible(page);
  await page.getByLabel(fr("settings:about.name")).fill("Camille Durand");
  await page.getByLabel(fr("settings:about.language")).selectOption("en");
  await page.getByLabel(fr("settings:about.timeZone")).selectOption("America/Martinique");
  await button(page, fr("save")).click();
  await expect(page.getByRole("heading", { name: en("settings:title"), level: 1 })).toBeVisible();
  await expect(page.getByText(en("settings:about.saved"))).toBeVisible();
  await expect(page.getByLabel(en("settings:about.name"))).toHaveValue("Camille Durand");
  await expect(page.getByLabel(en("settings:about.timeZone"))).toHaveValue("America/Martinique");

  const email = freshEmail("durand");
  const address = page.getByRole("region", { name: en("settings:email.title") });
  await link(page, en("settings:email.change")).click();
  await page.getByLabel(en("settings:email.new")).fill(email);
  await button(page, en("settings:email.send")).click();
  await expect(page.getByText(en("settings:email.sent", { email }))).toBeVisible();
  await expect(address.getByText(login.email), "until it is confirmed").toBeVisible();
  await open(phone, linkIn((await mailTo(email)).text, "/confirm-email"));
  await expectAccessible(phone);
  await button(phone, fr("auth:confirmEmail.submit")).click();
  await expect(phone.getByText(fr("auth:confirmEmail.done"))).toBeVisible();
  await expect(phone.getByRole("region", { name: fr("settings:email.title") })).toContainText(email);
  expect((await mailTo(login.email, /has changed/)).text, "the old address is told").toContain("/settings/security");

  await open(page, "/settings/security");
  await expect(page.getByRole("list", { name: en("security:sessions.list") }).getByRole("listitem")).toHaveCount(2);
  await button(page, en("security:sessions.endOthers")).click();
  await expectAccessible(page);
  await button(page.getByRole("dialog"), en("security:sessions.endOthers")).click();
  await expect(page.getByText(en("security:sessions.endedOthers"))).toBeVisible();
  await expect(page.getByText(en("security:sessions.only"))).toBeVisible();
  const activity = page.getByRole("region", { name: en("security:activity.title") });
  for (const happening of [en("security:events.sessions.ended"), en("security:events.email.changed")])
    await expect(activity.getByText(happening, { exact: true })).toBeVisible();

  await link(phone, fr("settings:tabs.security")).click();
  await expect(phone).toHaveURL(/\/login\?next=/);
});
