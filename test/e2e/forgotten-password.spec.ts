import { createAccount } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { linkIn, mailTo } from "./outbox";
import { button, enterPassword, link } from "./sign-in";
import { wordsIn } from "./words";

const [fr, en] = [wordsIn("fr"), wordsIn("en")];
const NEW_PASSWORD = "un-garage-bien-ferme";

test("a forgotten password is replaced by mail, and every other device is logged out", async ({
  page: phone,
  guard,
  openDevice,
}) => {
  test.setTimeout(120_000);
  guard.allowConsole(/status of 4\d\d/);
  await phone.setViewportSize(PHONE);
  const { email, password } = await createAccount(phone, { until: "done" });
  await open(phone, "/dashboard");

  const desktop = await openDevice({ locale: "en-US" });
  await open(desktop, "/login");
  await link(desktop, en("auth:logIn.forgot")).click();
  await button(desktop, en("auth:forgot.submit")).click();
  await expect(desktop.getByLabel(en("auth:logIn.email"))).toHaveAccessibleDescription(en("errors:field.required"));
  await expectAccessible(desktop);
  await desktop.getByLabel(en("auth:logIn.email")).fill(email);
  await button(desktop, en("auth:forgot.submit")).click();
  await expect(desktop.getByText(en("auth:checkEmail.resetBody", { email }))).toBeVisible();

  // The mail is in its owner's language, not in that of whoever asks.
  await open(desktop, linkIn((await mailTo(email, /mot de passe/)).text, "/reset-password"));
  const field = desktop.getByLabel(en("auth:reset.password"), { exact: true });
  await field.fill("password123");
  await button(desktop, en("auth:reset.submit")).click();
  await expect(field).toHaveAccessibleDescription(new RegExp(en("refusals:field.password")));
  await expectAccessible(desktop);
  await field.fill(NEW_PASSWORD);
  await button(desktop, en("auth:reset.submit")).click();
  await expect(desktop).toHaveURL(/\/dashboard$/);
  await expect(desktop.getByText(en("auth:reset.doneBody"))).toBeVisible();
  expect((await mailTo(email, /a changé/)).text, "its owner is told").toContain("/settings/security");

  await phone
    .getByRole("navigation", { name: fr("nav.label") })
    .getByRole("link", { name: fr("nav.calls") })
    .click();
  await expect(phone).toHaveURL(/\/login\?next=%2Fcalls/);
  await enterPassword(phone, fr, { email, password });
  await expect(phone.getByRole("alert")).toHaveText(fr("errors:code.invalid_credentials"));
  await enterPassword(phone, fr, { email, password: NEW_PASSWORD });
  await expect(phone).toHaveURL(/\/calls$/);
});
