import { readFile } from "node:fs/promises";
import { createAccount, write } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { linkIn, readOutbox } from "./outbox";
import { button, enterPassword, letProofEnd, link } from "./sign-in";
import { wordsIn } from "./words";

const t = wordsIn("en");

test("a person takes what is kept of them, erases their account, and may come back as a stranger", async ({
  guard,
  openDevice,
}) => {
  test.setTimeout(120_000);
  guard.allowConsole(/status of 4\d\d/);
  const page = await openDevice({ viewport: PHONE, locale: "en-US" });
  const login = await createAccount(page, { until: "done", locale: "en" });
  await letProofEnd(login.email);
  await open(page, "/settings/account");
  await link(page, t("settings:export.prepare")).click();
  await page.getByLabel(t("confirm:password"), { exact: true }).fill(login.password);
  await button(page, t("confirm:submit")).click();
  await expect(page.getByText(t("settings:export.ready"))).toBeVisible();
  await expectAccessible(page);
  const [file] = await Promise.all([page.waitForEvent("download"), link(page, t("settings:export.download")).click()]);
  expect(file.suggestedFilename()).toMatch(/\.json$/);
  const kept: unknown = JSON.parse(await readFile(await file.path(), "utf8"));
  expect(JSON.stringify(kept)).toContain("Camille Martin");
  expect(JSON.stringify(kept)).toContain(login.email);

  await link(page, t("settings:erase.start")).click();
  await expect(page.getByText(/^Garage Martin, /)).toBeVisible();
  const erase = button(page, t("settings:erase.submit"));
  await expect(erase).toBeDisabled();
  await page.getByLabel(t("settings:erase.kept")).check();
  const typed = page.getByLabel(t("settings:erase.typed", { word: t("settings:erase.word") }));
  await typed.fill("perhaps");
  await erase.click();
  await expect(typed).toHaveAccessibleDescription(t("settings:erase.wrongWord", { word: t("settings:erase.word") }));
  await expectAccessible(page);
  await typed.fill(t("settings:erase.word"));
  await erase.click();
  await expect(page.getByRole("heading", { name: t("settings:goodbye.title") })).toBeVisible();
  await expectAccessible(page);

  await open(page, "/login");
  await enterPassword(page, t, login);
  await expect(page.getByRole("alert")).toHaveText(t("errors:code.invalid_credentials"));

  await write(page, "POST", "/auth/signup", { ...login, name: "Camille Martin", locale: "en" });
  const confirmations = async () => {
    const { emails } = await readOutbox();
    return emails.filter(({ to, text }) => [to].flat().includes(login.email) && text.includes("/verify-email"));
  };
  await expect.poll(async () => (await confirmations()).length, "the mail to a new account").toBe(2);
  await open(page, linkIn((await confirmations()).at(-1)?.text ?? "", "/verify-email"));
  await button(page, t("auth:verifyEmail.submit")).click();
  await expect(page).toHaveURL(/\/onboarding\/welcome/);
});
