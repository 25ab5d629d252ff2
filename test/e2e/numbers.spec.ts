import type { Page } from "@playwright/test";
import * as z from "zod";
import { DEMO_TWILIO } from "../../dev/fakes/twilio/records";
import { createAccount, write } from "./account";
import { expect, open, test } from "./journey";
import { wordsIn } from "./words";

const t = wordsIn("fr");
/** A number of the fakes' account that no other journey rings. */
const BRUSSELS = "PN10000000000000000000000000000003";
const Imported = z.object({ imported: z.array(z.object({ id: z.string() })).length(1) });

/** Lets Ava answer a number, without clicking: onboarding's journeys click it. */
async function importNumber(page: Page): Promise<string> {
  const { sid: accountSid, authToken } = DEMO_TWILIO;
  await write(page, "POST", "/phone-numbers/twilio/verify", { accountSid, authToken });
  const answer = await write(page, "POST", "/phone-numbers/twilio/import", { sids: [BRUSSELS] });
  const { imported } = Imported.parse(await answer.json());
  return imported[0]?.id ?? "";
}

const on = (page: Page) => ({
  button: (name: string) => page.getByRole("button", { name, exact: true }),
  day: (name: string, span: number) =>
    page.getByRole("group", { name: t("receptionist:hours.interval", { of: name, number: span }) }),
  line: page.getByRole("region", { name: /^\+32/ }),
});

test("a number gets a week of its own with a break, copied to other days, a closing and the team first; then it is released", async ({
  page,
  guard,
}) => {
  guard.allowConsole(/status of 400/);
  test.setTimeout(90_000);
  await createAccount(page, { until: "done" });
  await importNumber(page);
  const { button, day, line } = on(page);
  await open(page, "/phone-numbers");
  await expect(line).toContainText(t("numbers:state.active"));
  await line.getByRole("link", { name: /Configurer/ }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await expect(page).toHaveURL(/\/phone-numbers\/num_/);

  await dialog.getByRole("radio", { name: t("numbers:configure.staffFirst.title") }).check();
  await dialog.getByLabel(t("numbers:configure.ring")).selectOption("20");
  await button(t("save")).click();
  await expect(dialog.getByText(t("numbers:configure.phoneNeeded"))).toBeVisible();
  await dialog.getByLabel(t("numbers:configure.phone")).fill("06 12 34 56 78");

  await dialog.getByRole("switch", { name: t("numbers:configure.own") }).check();
  const saturday = (span: number) => ({
    from: day("Samedi", span).getByLabel(t("receptionist:hours.from")),
    to: day("Samedi", span).getByLabel(t("receptionist:hours.to")),
  });
  for (const [span, from, to] of [
    [1, "09:00", "12:15"],
    [2, "13:45", "18:00"],
  ] as const) {
    if ((await day("Samedi", span).count()) === 0)
      await dialog
        .locator("div", { has: page.getByRole("heading", { name: "Samedi" }) })
        .last()
        .getByRole("button", { name: t("receptionist:hours.addInterval") })
        .click();
    await saturday(span).from.fill(from);
    await saturday(span).to.fill(to);
  }
  await dialog.getByLabel(t("receptionist:hours.copy")).selectOption("saturday");
  await dialog.getByLabel(t("receptionist:hours.copyTo"), { exact: true }).selectOption("everyday");
  await button(t("receptionist:hours.copyDo")).click();
  await expect(day("Lundi", 2).getByLabel(t("receptionist:hours.from"))).toHaveValue("13:45");
  await button(t("receptionist:exceptions.add")).click();
  const next = new Date().getFullYear() + 1;
  await dialog.getByLabel(t("receptionist:exceptions.from"), { exact: true }).fill(`${next}-08-01`);
  await dialog.getByLabel(t("receptionist:exceptions.to"), { exact: true }).fill(`${next}-08-15`);
  await dialog.getByLabel(t("receptionist:holidays.region"), { exact: true }).selectOption("BE");
  await button(t("receptionist:holidays.show")).click();
  await dialog.getByRole("switch", { name: /Fête nationale/ }).check();
  await expect(saturday(2).from, "the week is still as it was typed").toHaveValue("13:45");
  await button(t("save")).click();
  await expect(page.getByText(t("numbers:configure.saved"))).toBeVisible();
  await expect(dialog).toBeHidden();

  await expect(line).toContainText(/L’équipe d’abord, 20\ss au 06\s12\s34\s56\s78, puis Ava/);
  await expect(line).toContainText(/lun\. – dim\..*9\sh\s–\s12\sh\s15,.*13\sh\s45\s–\s18\sh/);
  await expect(line).toContainText(t("numbers:hours.exceptions", { count: 1 }));
  await expect(line).toContainText("Belgique");
  await expect(line).toContainText(t("numbers:hours.own"));

  // Escape closes over something unsaved only after asking; the address opens it again.
  await line.getByRole("link", { name: /Configurer/ }).click();
  await dialog.getByLabel(t("numbers:configure.phone")).fill("06 00 00 00 00");
  await page.keyboard.press("Escape");
  await button(t("numbers:leave.go")).click();
  await expect(dialog).toBeHidden();

  await line.getByRole("button", { name: /Libérer/ }).click();
  await expect(page.getByText(t("numbers:release.twilio"))).toBeVisible();
  await button(t("numbers:release.confirm")).click();
  await expect(page.getByText(t("numbers:release.done"))).toBeVisible();
  await expect(page.getByText(t("numbers:empty"))).toBeVisible();
  await page.getByRole("link", { name: /^Dans l’aide/ }).click();
  await expect(page.getByRole("heading", { name: "Brancher une ligne, ou pas encore" })).toBeInViewport();
});

test("a line is configured without JavaScript, its errors at their fields, a day copied; an account is tried and shown by its last four", async ({
  page: other,
  openDevice,
  guard,
}) => {
  guard.allowConsole(/status of 400/);
  await createAccount(other, { until: "done" });
  const id = await importNumber(other);
  const page = await openDevice({ javaScriptEnabled: false, storageState: await other.context().storageState() });
  const { button, line } = on(page);
  await page.goto(`/phone-numbers/${id}`);
  await page.getByRole("radio", { name: t("numbers:configure.forward.title") }).check();
  await button(t("save")).click();
  await expect(page.getByText(t("numbers:configure.phoneNeeded"))).toBeVisible();
  await page.getByRole("radio", { name: t("numbers:configure.ava.title") }).check();
  await page.getByRole("switch", { name: t("numbers:configure.own") }).check();
  await page.locator("[name='hours.monday[0].from']").fill("07:15");
  await page.locator("[name=copyTo]").selectOption("everyday");
  await button(t("receptionist:hours.copyDo")).click();
  await expect(page.locator("[name='hours.sunday[0].from']")).toHaveValue("07:15");
  await button(t("save")).click();
  await expect(line).toContainText(/7\sh\s15/);

  await page.goto("/settings/providers");
  await expect(page.getByText(new RegExp(DEMO_TWILIO.authToken.slice(-4)))).toBeVisible();
  await button(t("providers:check.of", { provider: "Twilio" })).click();
  await expect(page.getByText(t("providers:check.ok", { provider: "Twilio" }))).toBeVisible();
});
