import { DEMO_LOGIN } from "../../dev/seed/demo";
import { expect, open, test } from "./journey";
import { turnsIn } from "./live-view";
import { wordsIn } from "./words";

const t = wordsIn("fr");

test("the demo account: log in, read a month of calls, log out for good", async ({ page, guard }) => {
  // The call that is left by logging out may still ask for its recording.
  guard.allowConsole(/status of 401.*\/recording\)/);
  const rows = page.getByRole("table", { name: t("calls:list") }).getByRole("row");
  const calls = page.getByRole("table", { name: t("calls:list") }).getByRole("link");

  // Whoever comes for a page is led to it once they have logged in.
  await open(page, "/calls");
  await expect(page).toHaveURL(/\/login\?next=/);
  await page.getByLabel(t("auth:logIn.email")).fill(DEMO_LOGIN.email);
  await page.getByLabel(t("auth:logIn.password"), { exact: true }).fill(DEMO_LOGIN.password);
  await page.getByRole("button", { name: t("auth:logIn.submit") }).click();
  await expect(page).toHaveURL(/\/calls$/);

  await page.getByRole("link", { name: t("nav.dashboard"), exact: true }).click();
  await expect(page.getByRole("region", { name: t("dashboard:figures.label") })).toBeVisible();
  await expect(page.getByRole("heading", { name: t("dashboard:perDay.title") })).toBeVisible();
  await expect(rows, "the head, and the last ten").toHaveCount(1 + 10);
  await page.getByRole("link", { name: t("dashboard:recent.all") }).click();

  await expect(page.getByRole("heading", { name: t("calls:title"), level: 1 })).toBeVisible();
  await expect(rows).toHaveCount(1 + 20);
  const newest = await calls.allTextContents();
  await page.getByRole("link", { name: t("calls:pages.older") }).click();
  await expect(page.getByRole("link", { name: t("calls:pages.newer") })).toBeVisible();
  await expect(rows).toHaveCount(1 + 20);
  const older = await calls.allTextContents();
  expect(
    older.filter((call) => newest.includes(call)),
    "no call on two pages",
  ).toEqual([]);
  await page.getByRole("link", { name: t("calls:pages.newer") }).click();
  await expect(page.getByRole("link", { name: t("calls:pages.newer") })).toBeHidden();
  await expect(calls).toHaveText(newest);

  await page
    .getByRole("row", { name: t("calls:outcome.booked") })
    .first()
    .getByRole("link")
    .click();
  await expect(page.getByRole("heading", { name: t("calls:detail.transcript") })).toBeVisible();
  expect((await turnsIn(page.getByRole("main"), t)).length).toBeGreaterThan(2);
  const address = page.url();
  await page.goBack();
  await expect(calls).toHaveText(newest);
  await page.goForward();
  await expect(page).toHaveURL(address);

  await page.getByRole("button", { name: t("account.open") }).click();
  await page.getByRole("button", { name: t("account.logOut") }).click();
  await expect(page).toHaveURL(/\/login$/);
  await expect(page.getByText(t("auth:loggedOut"))).toBeVisible();

  await page.goBack();
  await expect(page).toHaveURL(/\/login\?next=/);
  await expect(page.getByText(t("auth:logIn.sessionEnded"))).toBeVisible();
  for (const path of ["/dashboard", address]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/login\?next=/);
  }
  expect((await page.request.get("/api/v1/calls")).status()).toBe(401);
});
