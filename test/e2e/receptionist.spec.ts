import type { Page } from "@playwright/test";
import { createAccount } from "./account";
import { expect, open, test } from "./journey";
import { wordsIn } from "./words";

const t = wordsIn("fr");

/** A page's own parts, by what they are called. */
const on = (page: Page) => ({
  button: (name: string) => page.getByRole("button", { name, exact: true }),
  service: (number: number) => page.getByRole("group", { name: t("receptionist:services.row", { number }) }),
  state: page.getByRole("region", { name: t("receptionist:bar.label") }).getByRole("status"),
  said: (text: string) => expect(page.getByText(text).first()).toBeVisible(),
});

test("what Ava knows: write, publish, give up, and bring an earlier version back", async ({ page, guard }) => {
  guard.allowConsole(/status of 400/);
  await createAccount(page, { until: "done" });
  await open(page, "/receptionist/knowledge");
  const { button, service, state, said } = on(page);
  const count = await page.getByRole("group", { name: /^Prestation/ }).count();
  const price = service(count + 1).getByLabel(t("receptionist:services.price"));

  await button(t("receptionist:services.add")).click();
  await expect(service(count + 1).getByLabel(t("receptionist:services.name"), { exact: true })).toBeFocused();
  await page.keyboard.type("Pare-brise");
  await price.fill("cher");
  await button(t("receptionist:bar.save")).click();
  await said(t("receptionist:errors.price"));
  await expect(price).toBeFocused();
  await price.fill("89.9");
  await button(t("receptionist:bar.save")).click();
  await said(t("receptionist:bar.saved"));
  await expect(price, "as it was understood").toHaveValue("89,90");
  await expect(state).toHaveText(t("receptionist:bar.draft"));

  // Leaving with something unsaved asks first.
  await page.getByLabel(t("receptionist:business.address")).fill("3 place Neuve, à Annecy");
  await page.getByRole("link", { name: t("receptionist:tabs.hours"), exact: true }).click();
  await button(t("receptionist:leave.stay")).click();
  await expect(page).toHaveURL(/knowledge/);
  await button(t("receptionist:bar.publish")).click();
  await said(t("receptionist:bar.published"));

  await button(t("receptionist:rows.remove", { row: t("receptionist:services.row", { number: 1 }) })).click();
  await expect(service(count + 1)).toBeHidden();
  await button(t("receptionist:bar.save")).click();
  await expect(state).toHaveText(t("receptionist:bar.draft"));
  await button(t("receptionist:bar.discard")).click();
  await button(t("receptionist:bar.discardConfirm")).click();
  await said(t("receptionist:bar.discarded"));
  await expect(service(count + 1)).toBeVisible();

  await page.getByRole("link", { name: t("receptionist:tabs.versions"), exact: true }).click();
  await expect(page.getByRole("listitem").first()).toContainText(t("receptionist:versions.current"));
  await button(t("receptionist:versions.restore")).last().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("receptionist:versions.restore") })
    .click();
  await expect(page.getByRole("listitem").first()).toContainText(
    t("receptionist:versions.restoredFrom", { version: "1" }),
  );
  await page.getByRole("link", { name: t("receptionist:tabs.knowledge"), exact: true }).click();
  await expect(service(count)).toBeVisible();
  await expect(service(count + 1)).toBeHidden();
});

test("hours are copied, holidays opened and a closing added without JavaScript, and the year shows it", async ({
  page: other,
  openDevice,
}) => {
  await createAccount(other, { until: "done" });
  const page = await openDevice({ javaScriptEnabled: false, storageState: await other.context().storageState() });
  await page.goto("/receptionist/hours");
  const { button, said } = on(page);
  await page.locator("[name='hours.monday[0].from']").fill("07:15");
  await page.locator("[name=copyTo]").selectOption("everyday");
  await button(t("receptionist:hours.copyDo")).click();
  await expect(page.locator("[name='hours.sunday[0].from']")).toHaveValue("07:15");
  await button(t("receptionist:exceptions.add")).click();
  const next = new Date().getFullYear() + 1;
  await page.getByLabel(t("receptionist:exceptions.from"), { exact: true }).fill(`${next}-02-01`);
  await page.getByLabel(t("receptionist:exceptions.to"), { exact: true }).fill(`${next}-02-03`);
  await page.getByLabel(t("receptionist:exceptions.label")).fill("Inventaire");
  await page.getByLabel(t("receptionist:holidays.region")).selectOption("FR");
  await button(t("receptionist:bar.save")).click();
  await said(t("receptionist:bar.saved"));
  await page.getByRole("switch", { name: /Assomption/ }).check();
  await button(t("receptionist:bar.publish")).click();
  await said(t("receptionist:bar.published"));

  await page.goto(`/receptionist/hours?year=${next}`);
  const day = (date: string) => page.locator(`#day-${next}-${date}`);
  await expect(day("02-02")).toHaveAccessibleName(/fermé \(Inventaire\)/);
  await expect(day("08-15")).toHaveAccessibleName(/7\sh\s15.*Assomption/);
  await expect(day("12-25")).toHaveAccessibleName(/fermé \(Noël\)/);
});
