import AxeBuilder from "@axe-core/playwright";
import { logIn } from "./account";
import { expect, expectAccessible, open, test } from "./journey";
import { button, link } from "./sign-in";
import { wordsIn } from "./words";

const t = wordsIn("fr");

test("without a network the page stays, a link waits and opens by itself, and what was typed is not lost", async ({
  page,
  context,
  guard,
}) => {
  guard.allowConsole(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch/);
  await logIn(page);
  await open(page, "/settings/profile");
  const banner = page.getByRole("status").filter({ hasText: /Hors connexion/ });
  await context.setOffline(true);
  await expect(banner).toContainText(t("offline.nothing"));
  await expectAccessible(page);

  await page
    .getByRole("main")
    .locator("form")
    .first()
    .evaluate((form: HTMLFormElement) => form.requestSubmit());
  await expect(banner).toContainText(t("offline.form"));
  await link(page.getByRole("navigation", { name: t("nav.label") }), t("nav.appointments")).click();
  await expect(banner).toContainText(t("offline.page"));
  await button(page, t("offline.retry")).click();
  await expect(page.getByText(t("offline.still"))).toBeVisible();
  await expect(page, "still where it was").toHaveURL(/\/settings\/profile$/);

  await context.setOffline(false);
  await expect(page, "and on by itself").toHaveURL(/\/appointments$/);
  await expect(banner).toBeHidden();
});

test("a page that could not be read says so, and opens by itself once the server answers", async ({ page, guard }) => {
  guard.allowConsole(/ERR_FAILED|Failed to fetch/);
  await logIn(page);
  await open(page, "/dashboard");
  let isCut = true;
  await page.route(/appointments\.data|robots\.txt/, (route) => (isCut ? route.abort() : route.continue()));
  const rail = page.getByRole("navigation", { name: t("nav.label") });
  await link(rail, t("nav.appointments")).click();
  await expect(page.getByRole("heading", { name: t("errors:page.offline.title") })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: t("offline.nothing") })).toBeVisible();
  const retry = button(page.getByRole("main"), t("offline.retry"));
  await retry.click();
  await expect(retry, "asked, and nothing of ours lost").toBeEnabled();
  await expect(link(rail, t("nav.appointments")), "the rail stays").toHaveAttribute("aria-current", "page");
  isCut = false;
  await expect(page.getByRole("heading", { name: t("appointments:title"), level: 1 })).toBeVisible();
});

test("a page that is not there finds a call all the same", async ({ page, guard, openDevice }) => {
  guard.allowConsole(/status of 404/);
  const stranger = await openDevice({ javaScriptEnabled: false });
  expect((await stranger.goto("/nulle-part"))?.status()).toBe(404);
  await expect(stranger.getByRole("search")).toHaveCount(0);

  await logIn(page);
  expect((await page.goto("/nulle-part"))?.status()).toBe(404);
  await expect(page).toHaveTitle(/Page introuvable/);
  await expect(page.getByRole("navigation", { name: t("nav.label") })).toBeVisible();
  await page
    .getByRole("main")
    .getByRole("searchbox", { name: t("errors:page.search") })
    .fill("samedi");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/calls\?q=samedi/);
});

for (const [width, height] of [
  [360, 740],
  [2560, 1440],
] as const)
  test(`at ${width} px the shell is accessible, and its words stay readable`, async ({ openDevice, guard }) => {
    guard.allowConsole(/status of 404/);
    const page = await openDevice({ viewport: { width, height } });
    await logIn(page);
    for (const path of ["/dashboard", "/calls", "/settings/profile", "/nulle-part"]) {
      await open(page, path);
      await expectAccessible(page);
      const longest = await page.evaluate(() =>
        Math.max(
          ...[...document.querySelectorAll("main p")].map((line) => {
            const words = document.createRange();
            words.selectNodeContents(line);
            return words.getBoundingClientRect().width;
          }),
        ),
      );
      expect(longest, `the longest line of ${path}`).toBeLessThan(1000);
    }
    if (width > 360) return;
    await button(page, t("nav.more")).click();
    await expect(page.getByRole("navigation", { name: t("nav.more"), exact: true }).getByRole("link")).toHaveCount(5);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

test("a browser keeps hashed files for good, and asks again for every page and for what is somebody's own", async ({
  page,
}) => {
  await logIn(page);
  const keeps = async (path: string) => (await page.request.get(path)).headers()["cache-control"];
  const html = await (await page.request.get("/dashboard")).text();
  const files = [...html.matchAll(/\/assets\/[\w.-]+\.(?:js|css|woff2)/g)].map(([file]) => file);
  for (const kind of ["js", "css", "woff2"]) {
    const file = files.find((name) => name.endsWith(kind));
    expect(await keeps(file ?? `no ${kind}`), kind).toBe("public, max-age=31536000, immutable");
  }
  for (const path of ["/login", "/dashboard", "/dashboard.data", "/api/v1/auth/session", "/api/v1/calls"])
    expect(await keeps(path), path).toMatch(/private|no-store/);
});
