import { expect, type Locator, type Page } from "@playwright/test";
import type { Login } from "./account";
import { letPass } from "./time";
import type { Words } from "./words";

/** Gives address and password on the log-in page that is open. */
export async function enterPassword(page: Page, t: Words, { email, password }: Login): Promise<void> {
  await page.getByLabel(t("auth:logIn.email")).fill(email);
  await page.getByLabel(t("auth:logIn.password"), { exact: true }).fill(password);
  await button(page, t("auth:logIn.submit")).click();
}

export async function logOut(page: Page, t: Words): Promise<void> {
  await openAccount(page, t);
  await button(page, t("account.logOut")).click();
  await expect(page).toHaveURL(/\/login/);
}

/** Opens the account's menu: from the rail, or on a phone from the last button of its bar. */
export const openAccount = (page: Page, t: Words): Promise<void> =>
  button(page, t("account.open"))
    .or(button(page, t("nav.more")))
    .click();

export const button = (page: Page | Locator, name: string) => page.getByRole("button", { name, exact: true });
export const link = (page: Page | Locator, name: string) => page.getByRole("link", { name, exact: true });

/** Ten minutes pass for what this person has proven: they are asked who they are again. */
export async function letProofEnd(email: string): Promise<void> {
  expect(await letPass({ passes: "proof", email }), `sessions of ${email}`).toBeGreaterThan(0);
}
