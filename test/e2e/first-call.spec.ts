import { expect, expectAccessible, test } from "./journey";
import { linkIn, mailTo } from "./outbox";

const SCREENS = [
  { name: "a desktop", viewport: { width: 1280, height: 860 } },
  { name: "a phone of 390 px", viewport: { width: 390, height: 844 } },
];

for (const { name, viewport } of SCREENS) {
  test(`on ${name}: sign-up, mail, five screens, a live test call, the dashboard`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(viewport);
    const email = `camille.${viewport.width}.${Date.now()}@example.org`;

    await page.goto("/");
    await expectAccessible(page);
    await page.goto("/signup");
    await expectAccessible(page);
    await page.getByLabel("Votre nom").fill("Camille Martin");
    await page.getByLabel(/Nom de l.entreprise/).fill("Garage Martin");
    await page.getByLabel(/Adresse e-mail/).fill(email);
    await page.getByLabel("Mot de passe", { exact: true }).fill("un-garage-tranquille");
    await page.getByRole("button", { name: "Créer mon compte" }).click();
    await expect(page.getByRole("heading", { name: "Regardez votre boîte de réception" })).toBeVisible();
    await expectAccessible(page);

    const mail = await mailTo(email, /Confirmez votre adresse/);
    await page.goto(linkIn(mail.text, "/verify-email"));
    await expectAccessible(page);
    await page.getByRole("button", { name: "Confirmer mon adresse" }).click();

    await expect(page).toHaveURL(/\/onboarding\/welcome/);
    await expect(page.getByLabel("Nom de votre entreprise")).toHaveValue("Garage Martin");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Commencer" }).click();

    await expect(page).toHaveURL(/\/onboarding\/trade/);
    await page.getByRole("radio", { name: /Garage/ }).check();
    await expect(page.getByText("Prestations")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Utiliser ce modèle" }).click();

    await expect(page).toHaveURL(/\/onboarding\/number/);
    await page.getByRole("radio", { name: /Pas de numéro/ }).check();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Continuer" }).click();

    await expect(page).toHaveURL(/\/onboarding\/ava/);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Continuer" }).click();

    await expect(page).toHaveURL(/\/onboarding\/test/);
    await expectAccessible(page);
    await page.getByLabel("Votre numéro de téléphone").fill("06 12 34 56 78");
    await page.getByRole("button", { name: "Appeler pour tester" }).click();
    const live = page.getByRole("region", { name: "Appel en direct" });
    await expect(live.getByRole("log").getByRole("listitem").first()).toBeVisible();
    await expect(live.getByText("Terminé", { exact: false })).toBeVisible({ timeout: 60_000 });
    const said = await live.getByRole("log").getByRole("listitem").count();
    expect(said, "turns that were spoken").toBeGreaterThan(2);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Terminer", exact: true }).click();

    await expect(page).toHaveURL(/\/dashboard/);
    await expect(page.getByRole("heading", { name: "Accueil", level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.goto("/calls");
    await page
      .getByRole("link", { name: /06.12.34.56.78/ })
      .first()
      .click();
    await expect(page.getByRole("list", { name: "Transcription" }).getByRole("listitem")).toHaveCount(said);
    await expectAccessible(page);
  });
}
