import type { Locator } from "@playwright/test";
import { logIn } from "./account";
import { expect, open, test } from "./journey";
import { wordsIn } from "./words";

const t = wordsIn("fr");

test("figures of a period, and charts that say by keyboard what their tables hold", async ({ page }) => {
  await logIn(page);
  await open(page, "/analytics");
  await expect(page.getByRole("region", { name: t("analytics:figures.label") })).toBeVisible();
  await expect(page.getByText(t("analytics:note.month"))).toBeVisible();

  const periods = page.getByRole("navigation", { name: t("analytics:period.label") });
  await periods.getByRole("link", { name: t("analytics:period.week") }).click();
  await expect(page.getByText(t("analytics:note.week"))).toBeVisible();
  await page
    .getByRole("navigation", { name: t("analytics:perDay.days") })
    .getByRole("link", { name: t("analytics:perDay.last", { days: 90 }) })
    .click();
  await expect(page).toHaveURL(/\?period=week&days=90$/);

  // Without its days the page would keep the ones it had.
  const days = frame("perDay");
  const cards = days.getByRole("row");
  await days.getByText(t("analytics:chart.table")).click();
  await expect(cards, "the head, and a row a day").toHaveCount(1 + 90);
  await page.goBack();
  await expect(page).toHaveURL(/\?period=week$/);
  await expect(cards).toHaveCount(1 + 30);

  // Each day that the arrow keys come to is said as the table has it, latest first.
  const chart = days.getByRole("application");
  const said = days.getByRole("status");
  await enter(chart);
  for (const row of (await cards.all()).slice(1, 8)) {
    await expect(said).toContainText((await row.getByRole("rowheader").textContent()) ?? "");
    const calls = await row.getByRole("cell").first().textContent();
    await expect(said).toContainText(new RegExp(`: ${calls} appel`));
    await page.keyboard.press("ArrowLeft");
  }
  await page.keyboard.press("Escape");
  await expect(said).toBeEmpty();

  // The map of the week is entered at its busiest hour.
  const peaks = frame("peaks");
  await enter(peaks.getByRole("application"));
  const most = Number(/(\d+) appel/.exec((await peaks.getByRole("status").textContent()) ?? "")?.[1]);
  await peaks.getByText(t("analytics:chart.table")).click();
  const counts = (await peaks.getByRole("cell").allTextContents()).map(Number);
  expect(most).toBe(Math.max(...counts));

  const [file] = await Promise.all([
    page.waitForEvent("download"),
    peaks.getByRole("button", { name: t("analytics:chart.download") }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);

  const topic = frame("topics").getByRole("link").first();
  const { searchParams } = new URL((await topic.getAttribute("href")) ?? "", page.url());
  await expect(topic).toContainText(searchParams.get("q") ?? "nothing", { ignoreCase: true });

  /** From no point, any key leads to the first that is said. */
  async function enter(plot: Locator) {
    await plot.press("Escape");
    await plot.press("ArrowRight");
  }

  function frame(chart: "perDay" | "peaks" | "topics") {
    return page.locator("section").filter({ has: page.getByRole("heading", { name: t(`analytics:${chart}.title`) }) });
  }
});
