import type { Page } from "@playwright/test";
import { createAccount } from "./account";
import { expect, expectAccessible, open, test } from "./journey";
import { mailTo } from "./outbox";
import { button, enterPassword, link, logOut } from "./sign-in";
import { wordsIn } from "./words";

const t = wordsIn("fr");
/** A passkey belongs to a name, and an address of numbers has none. */
const BY_NAME = process.env.APP_ORIGIN?.replace("127.0.0.1", "localhost") ?? "";

test("a passkey is added, named, logs in by itself, follows a password, and is taken away", async ({
  page: other,
  openDevice,
}) => {
  test.setTimeout(120_000);
  const login = await createAccount(other, { until: "done" });
  const page = await openDevice({ baseURL: BY_NAME });
  await addFingerprintReader(page);
  await open(page, "/login");
  await enterPassword(page, t, login);
  await expect(page).toHaveURL(/\/dashboard$/);

  await open(page, "/settings/security?part=passkey");
  await page.getByLabel(t("security:passkeys.nameLabel")).fill("Mon portable");
  await expectAccessible(page);
  await button(page, t("security:passkeys.create")).click();
  await expect(page.getByRole("list", { name: t("security:codes.list") }).getByRole("listitem")).toHaveCount(10);
  await page.getByLabel(t("security:codes.kept")).check();
  await button(page, t("security:codes.done")).click();
  const passkeys = page.getByRole("list", { name: t("security:passkeys.title") });
  await expect(passkeys.getByText("Mon portable", { exact: true })).toBeVisible();
  await mailTo(login.email, /accès/);

  await passkeys.getByText(t("security:passkeys.rename"), { exact: true }).click();
  await passkeys.getByLabel(t("security:passkeys.nameLabel")).fill("Le portable du garage");
  await button(page, t("save")).click();
  await expect(passkeys.getByText("Le portable du garage", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await logOut(page, t);
  await button(page, t("auth:ways.passkey")).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  await logOut(page, t);
  await enterPassword(page, t, login);
  await expect(page.getByText(t("auth:secondFactor.passkeyBody"))).toBeVisible();
  await expectAccessible(page);
  await button(page, t("auth:ways.passkey")).click();
  await expect(page).toHaveURL(/\/dashboard$/);

  await logOut(page, t);
  await suggestPasskeys(page);
  await expect(page, "the one that the address field suggests is picked").toHaveURL(/\/dashboard$/);

  await open(page, "/settings/security");
  await button(page, t("security:passkeys.removeLabel", { name: "Le portable du garage" })).click();
  await button(page.getByRole("dialog"), t("security:passkeys.remove")).click();
  await expect(page.getByText(t("security:passkeys.removed"))).toBeVisible();
  await expect(link(page, t("security:passkeys.add"))).toBeVisible();
  await expect(passkeys).toBeHidden();
});

/**
 * A device of this browser that makes passkeys and finds them again, with a finger on it. It picks what an address field suggests at
 * once, so this browser suggests nothing until it is told to.
 */
async function addFingerprintReader(page: Page): Promise<void> {
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = async () => sessionStorage.getItem("suggests") === "yes";
  });
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** The page again, in a browser that suggests passkeys. */
async function suggestPasskeys(page: Page): Promise<void> {
  await page.evaluate(() => sessionStorage.setItem("suggests", "yes"));
  await page.reload();
}
