import { expect, expectAccessible, test } from "./journey";
import { linkIn, mailTo } from "./outbox";

test("a newcomer signs up, confirms by mail and lands in onboarding", async ({ page }) => {
  const email = `camille.${Date.now()}@example.org`;
  await page.goto("/");
  await expectAccessible(page);

  await page.goto("/signup");
  await expectAccessible(page);
  await page.getByLabel("Votre nom").fill("Camille Martin");
  await page.getByLabel(/Nom de l.entreprise/).fill("Salon Martin");
  await page.getByLabel(/Adresse e-mail/).fill(email);
  await page.getByLabel("Mot de passe", { exact: true }).fill("un-salon-tranquille");
  await page.getByRole("button", { name: "Créer mon compte" }).click();
  await expect(page.getByRole("heading", { name: "Regardez votre boîte de réception" })).toBeVisible();
  await expectAccessible(page);

  const mail = await mailTo(email, /Confirmez votre adresse/);
  await page.goto(linkIn(mail.text, "/verify-email"));
  await expectAccessible(page);
  await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
  await expect(page).toHaveURL(/\/onboarding/);
});

test("a link that was used already says so, and the account stays as it is", async ({ page, guard }) => {
  guard.allowConsole(/410|409|422|400/);
  const email = `twice.${Date.now()}@example.org`;
  const { APP_ORIGIN = "" } = process.env;
  await page.request.post("/api/v1/auth/signup", {
    data: { email, password: "un-salon-tranquille", name: "Camille Martin" },
    headers: { Origin: APP_ORIGIN },
  });
  const link = linkIn((await mailTo(email)).text, "/verify-email");
  for (const _ of ["first", "second"]) {
    await page.goto(link);
    await page.getByRole("button", { name: "Confirmer mon adresse" }).click();
    await page.waitForLoadState("networkidle");
    if (_ === "first") await page.context().clearCookies();
  }
  await expect(page).toHaveURL(/\/verify-email/);
  await expect(page.getByRole("alert")).toBeVisible();
});
