import { logIn } from "./account";
import { expect, expectAccessible, open, PHONE, test } from "./journey";
import { link } from "./sign-in";
import { wordsIn } from "./words";

const t = wordsIn("fr");
const english = wordsIn("en");

test("an owner searches the guide, opens a page at its place, goes on to the next and reads it in English; a visitor reads it too", async ({
  page,
  openDevice,
}) => {
  await logIn(page);
  await open(page, "/aide");
  await expectAccessible(page);
  await page.getByRole("searchbox", { name: t("help:search") }).fill("JOURS FERIES");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/aide\?q=/);
  const answer = link(page, "Que se passe-t-il les jours fériés ?");
  await expect(answer).toBeVisible();
  await expectAccessible(page);
  await answer.click();
  await expect(page).toHaveURL(/\/aide\/faq#que-se-passe-t-il-les-jours-feries$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Questions fréquentes");
  await expect(page.getByRole("heading", { name: "Que se passe-t-il les jours fériés ?" })).toBeInViewport();
  // A link within the text, followed without the app being loaded anew.
  await page.evaluate(() => document.body.setAttribute("data-kept", ""));
  await page.getByRole("article").getByRole("link", { name: "Horaires" }).first().click();
  await expect(page).toHaveURL(/\/receptionist\/hours$/);
  await expect(page.locator("body[data-kept]")).toHaveCount(1);
  await page.goBack();

  const next = page
    .getByRole("navigation", { name: t("help:around") })
    .getByRole("link")
    .last();
  await next.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dépannage");
  await page.context().addCookies([{ name: "ava_lang", value: "en", url: page.url() }]);
  await open(page, "/aide/quick-start");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Quick start");
  const pictures = page.getByRole("article").getByRole("img");
  for (const picture of await pictures.all()) await picture.scrollIntoViewIfNeeded();
  const sizes = () =>
    pictures.evaluateAll((all) => all.map((each) => each instanceof HTMLImageElement && each.naturalWidth));
  await expect.poll(sizes).toEqual([1280, 1280, 1280, 1280]);
  await expectAccessible(page);

  const visitor = await openDevice({ locale: "fr-FR", viewport: PHONE });
  await open(visitor, "/aide/troubleshooting");
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Dépannage");
  await expectAccessible(visitor);
  await visitor.getByRole("button", { name: "English" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Troubleshooting");
  await expect(link(visitor, english("help:logIn"))).toBeVisible();
});
