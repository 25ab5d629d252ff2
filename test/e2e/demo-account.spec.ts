import { DEMO_LOGIN } from "../../dev/seed/demo";
import { expect, expectAccessible, logIn, test } from "./journey";

test("the demo account: log in, read a month of calls, log out", async ({ page }) => {
  await page.goto("/login");
  await expectAccessible(page);
  await page.getByLabel("Adresse e-mail").fill(DEMO_LOGIN.email);
  await page.getByLabel("Mot de passe", { exact: true }).fill(DEMO_LOGIN.password);
  await page.getByRole("button", { name: "Se connecter" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Appels", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Appels", level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Plus anciens" }).click();
  await expect(page.getByRole("link", { name: "Plus récents" })).toBeVisible();

  await page.getByRole("button", { name: "Ouvrir le menu du compte" }).click();
  await page.getByRole("button", { name: "Se déconnecter" }).click();
  await page.goto("/dashboard");
  await expect(page).toHaveURL(/\/login/);
});

test("a page that is not there says so, and leads back", async ({ page, guard }) => {
  guard.allowConsole(/404/);
  await logIn(page);
  await page.goto("/nulle-part");
  await expectAccessible(page);
  await expect(page.getByRole("link").first()).toBeVisible();
});
