import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { logIn } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { wordsIn } from "./words";

const t = wordsIn("fr");

const rowsOf = (page: Page) => page.getByRole("table", { name: t("calls:list") }).locator("tbody tr");
const linksOf = (page: Page) => page.getByRole("table", { name: t("calls:list") }).getByRole("link");

test("the list is narrowed, sorted and walked through by keyboard, and the way back leads to the same rows", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await logIn(page);
  await open(page, "/calls");
  await page.getByLabel(t("listing:filters.outcome")).selectOption("booked");
  await expect(page).toHaveURL(/\?outcome=booked$/);
  await expect(rowsOf(page).filter({ hasText: t("calls:outcome.booked") })).toHaveCount(await rowsOf(page).count());
  const booked = await linksOf(page).allTextContents();

  // Words of a call that is there, with a slip of the accents, and the last one not finished.
  await page.keyboard.press("/");
  await expect(page.getByLabel(t("listing:filters.search"))).toBeFocused();
  await page.keyboard.type("detartr");
  await expect(page).toHaveURL(/q=detartr/);
  await expect(page.getByRole("list", { name: t("listing:chips.label") })).toContainText("detartr");
  await expect(rowsOf(page).first()).toContainText(t("calls:outcome.booked"));
  await page.getByRole("link", { name: /detartr/ }).click();
  await expect(page).toHaveURL(/\?outcome=booked$/);
  await expect(linksOf(page)).toHaveText(booked);

  const duration = page.getByRole("columnheader", { name: t("calls:columns.duration") });
  await duration.getByRole("button").click();
  await expect(page).toHaveURL(/sort=-durationS/);
  await expect(duration).toHaveAttribute("aria-sort", "descending");
  const longest = await linksOf(page).allTextContents();
  expect(longest).not.toEqual(booked);

  await page.getByRole("link", { name: t("calls:pages.older") }).click();
  await expect(page.getByRole("link", { name: t("calls:pages.newer") })).toBeVisible();
  const next = await linksOf(page).allTextContents();
  expect(next.filter((call) => longest.includes(call))).toEqual([]);

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(linksOf(page).nth(1)).toBeFocused();
  await page.keyboard.press("x");
  await expect(page.getByText(t("listing:select.count", { count: 1 }))).toBeVisible();
  await page.keyboard.press("x");
  const pictured = page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        const start = document.startViewTransition.bind(document);
        document.startViewTransition = (change) => {
          resolve(true);
          return start(change);
        };
      }),
  );
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/calls\/call_\w+\?outcome=booked&sort=-durationS&cursor=/);
  const panel = page.getByRole("region", { name: t("listing:panel") });
  await expect(panel.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await pictured, "the list gives way to the list and the call").toBe(true);

  await page.goBack();
  await expect(linksOf(page)).toHaveText(next);
  await expect(linksOf(page).nth(1)).toBeFocused();
  await page.goBack();
  await expect(linksOf(page)).toHaveText(longest);
  await page.goForward();
  await expect(linksOf(page)).toHaveText(next);
});

test("calls are exported, deleted and brought back; a view is kept; the palette leads anywhere", async ({ page }) => {
  test.setTimeout(90_000);
  await logIn(page);
  // The oldest: other journeys read the newest ones.
  await open(page, "/calls?sort=startedAt");
  const before = await linksOf(page).allTextContents();
  const boxes = rowsOf(page).getByRole("checkbox");
  await boxes.nth(1).check();
  await boxes.nth(3).click({ modifiers: ["Shift"] });
  await expect(page.getByText(t("listing:select.count", { count: 3 }))).toBeVisible();

  const bar = page.getByRole("form", { name: t("listing:select.bar") });
  const download = page.waitForEvent("download");
  await bar.getByRole("link", { name: t("listing:export.selected") }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\n");
  expect(lines, "their names, and three calls").toHaveLength(1 + 3);

  await bar.getByRole("button", { name: t("listing:delete.button") }).click();
  await expect(linksOf(page).first()).toHaveText(before[0] ?? "");
  await expect(linksOf(page).nth(1)).toHaveText(before[4] ?? "");
  await expect(page.getByText(t("listing:delete.done", { count: 3 }))).toBeVisible();
  await page.getByRole("button", { name: t("listing:delete.undo"), exact: true }).click();
  await expect(page.getByText(t("listing:delete.restored", { count: 3 }))).toBeVisible();
  await expect(linksOf(page)).toHaveText(before);

  const views = page.getByText(t("listing:views.button"), { exact: true });
  await open(page, "/calls?outcome=message-taken");
  await views.click();
  await page.getByRole("button", { name: t("listing:views.save") }).click();
  const name = `À rappeler ${Date.now()}`;
  await page.getByLabel(t("listing:views.name")).fill(name);
  await page.getByRole("button", { name: t("save"), exact: true }).click();
  await expect(page.getByText(t("listing:views.saved", { name }))).toBeVisible();
  await open(page, "/calls");
  await views.click();
  await page.getByRole("link", { name }).click();
  await expect(page).toHaveURL(/\?outcome=message-taken$/);
  await page.locator("summary").filter({ hasText: name }).click();
  await page.getByRole("button", { name: t("listing:views.remove", { name }) }).click();
  await expect(page.getByText(t("listing:views.removed"))).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").getByRole("combobox").fill("recep");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/receptionist$/);
});

test("without JavaScript: the list is narrowed by its form, and what is deleted can be brought back", async ({
  page: other,
  openDevice,
}) => {
  await logIn(other);
  const page = await openDevice({ javaScriptEnabled: false, storageState: await other.context().storageState() });
  await page.goto("/calls?sort=startedAt");
  await page.getByLabel(t("listing:filters.duration")).selectOption("30-119");
  await page.getByRole("button", { name: t("listing:filters.apply") }).click();
  await expect(page.getByRole("list", { name: t("listing:chips.label") })).toContainText(
    t("listing:filters.durations.30-119"),
  );
  const before = await linksOf(page).allTextContents();
  await rowsOf(page).getByRole("checkbox").nth(5).check();
  await page.getByRole("button", { name: t("listing:delete.button") }).click();
  await expect(page.getByText(t("listing:delete.done", { count: 1 }))).toBeVisible();
  await expect(linksOf(page).nth(5)).toHaveText(before[6] ?? "");
  await page.getByRole("button", { name: t("listing:delete.undo"), exact: true }).click();
  await expect(page.getByText(t("listing:delete.restored", { count: 1 }))).toBeVisible();
  await expect(linksOf(page)).toHaveText(before);
});

for (const { locale, lang, viewport } of [
  { locale: "en", lang: "en-US", viewport: { width: 1280, height: 860 } },
  { locale: "fr", lang: "fr-FR", viewport: PHONE },
] as const) {
  const words = wordsIn(locale);

  test(`${viewport.width} px, in ${locale}: what opens over the list is accessible`, async ({ openDevice }) => {
    test.setTimeout(120_000);
    const page = await openDevice({ locale: lang, viewport });
    await logIn(page);
    await open(page, "/calls?status=ended&outcome=booked&period=30d&duration=30-119");
    await page.getByRole("checkbox").nth(1).check();
    await expect(page.getByText(words("listing:select.count", { count: 1 }))).toBeVisible();
    await expectAccessible(page);
    if (viewport === PHONE) {
      await page.getByRole("button", { name: words("listing:filters.open") }).click();
      await expect(page.getByLabel(words("listing:filters.period"))).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
    }
    await page
      .locator("summary")
      .filter({ hasText: words("listing:views.button") })
      .click();
    await expectAccessible(page);
    await page.getByRole("button", { name: words("listing:views.save") }).click();
    await expect(page.getByLabel(words("listing:views.name"))).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");

    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: words("palette:keys.title") })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await page.keyboard.press("Control+k");
    await expect(page.getByRole("option").first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("dialog").getByRole("combobox").fill("zzzz");
    await expectAccessible(page);
  });
}
