import { onboard } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { codeTo, freshNumber } from "./outbox";
import { button, link, logOut } from "./sign-in";
import { wordsIn } from "./words";

const t = wordsIn("fr");

test("a telephone opens an account by a code, and logs in again, with the offer of something stronger", async ({
  page,
  guard,
}) => {
  test.setTimeout(120_000);
  guard.allowConsole(/status of 4\d\d/);
  const { typed, e164 } = freshNumber();
  const field = page.getByLabel(t("auth:code.code"));

  await open(page, "/signup");
  await link(page, t("auth:ways.phone")).click();
  const number = page.getByLabel(t("auth:phone.phone"));
  await number.fill("12 34");
  await button(page, t("auth:phone.submit")).click();
  await expect(number).toHaveAccessibleDescription(new RegExp(t("refusals:field.phone")));
  await expectAccessible(page);
  await number.fill(typed);
  await button(page, t("auth:phone.submit")).click();
  await expect(page.getByText(t("auth:code.body", { phone: typed }).replaceAll(" ", "\u00a0"))).toBeVisible();
  await expect(page.getByText(/Nouvel envoi possible dans \d/).first()).toBeVisible();
  await expect(button(page, t("auth:code.sendAgain"))).toBeDisabled();

  const code = await codeTo(e164);
  await field.fill(code === "111111" ? "222222" : "111111");
  await button(page, t("auth:code.submit")).click();
  await expect(field).toHaveAccessibleDescription(t("refusals:field.code"));
  await expectAccessible(page);
  await field.fill(code);
  await button(page, t("auth:code.submit")).click();
  await expect(page).toHaveURL(/\/onboarding\/welcome/);
  await expect(page.getByText(t("auth:welcomePlain"))).toBeVisible();
  await expect(page.getByLabel(t("onboarding:welcome.businessName")), "a number names no business").toHaveValue("");
  await expect(link(page, t("account.settings"))).toBeVisible();

  await onboard(page);
  await page.setViewportSize(PHONE);
  await open(page, "/dashboard");
  await logOut(page, t);
  await link(page, t("auth:ways.phone")).click();
  await number.fill(typed.replaceAll(" ", ""));
  await button(page, t("auth:phone.submit")).click();
  await expect(field).toBeFocused();
  await field.fill(await codeTo(e164, code));
  await button(page, t("auth:code.submit")).click();
  await expect(page.getByRole("heading", { name: t("auth:strengthen.title") })).toBeVisible();
  await expectAccessible(page);
  await link(page, t("auth:strengthen.later")).click();
  await expect(page).toHaveURL(/\/dashboard$/);
});
