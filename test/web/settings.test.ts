import { globSync, readFileSync } from "node:fs";
import { parseWithZod } from "@conform-to/zod/v4";
import { expect, test } from "vitest";
import { translatorIn } from "~/i18n/i18n.server";
import { eraseForm } from "~/routes/_app.settings.account/account-forms";
import { eraseErrors } from "~/routes/_app.settings.account/erase-errors";
import { noticeIn } from "~/routes/_app.settings.security/notices";
import { Part } from "~/routes/_app.settings.security/security-forms";
import { proofAsked, proofsHere } from "~/routes/confirm-identity/proofs";
import { formatAgo } from "~/settings/ago";
import { countryName } from "~/settings/country";
import { openPart } from "~/settings/part";
import { qrImage } from "~/settings/qr.server";
import { zonesByRegion } from "~/settings/time-zones";
import { OtpauthUrl, secretIn } from "~/settings/totp-setup";
import { AUDIT_ACTIONS } from "../../worker/audit/audit.schema";

const NOW = new Date("2026-11-22T17:00:00Z");

test("how long ago is said in the largest whole unit, and what lies ahead by a slow clock is now", () => {
  const ago = (iso: string, locale: "fr" | "en") => formatAgo(iso, NOW, locale).replaceAll("\u00a0", " ");
  expect(ago("2026-11-22T16:55:30Z", "fr")).toBe("il y a 4 minutes");
  expect(ago("2026-11-22T16:55:30Z", "en")).toBe("4 minutes ago");
  expect(ago("2026-11-21T16:59:00Z", "fr")).toBe("hier");
  expect(ago("2026-11-22T16:59:30Z", "en")).toBe("now");
  expect(ago("2026-11-22T17:00:05Z", "fr")).toBe("maintenant");
  expect(ago("2026-08-01T00:00:00Z", "en")).toBe("3 months ago");
});

test("a country is named in the reader's language, and what is none has no name", () => {
  expect(countryName("DE", "fr")).toBe("Allemagne");
  expect(countryName("DE", "en")).toBe("Germany");
  for (const code of ["T1", "XX", "", "fr", null]) expect(countryName(code, "fr"), String(code)).toBeNull();
});

test("time zones are listed by region and city, with those that an account has and the runtime names otherwise", () => {
  const regions = zonesByRegion(
    ["UTC", "Europe/Paris", "America/Indiana/Tell_City", "Europe/Berlin"],
    ["Asia/Kolkata"],
  );
  expect(regions.map(({ region }) => region)).toEqual(["America", "Asia", "Europe", ""]);
  expect(regions[0]?.zones).toEqual([{ id: "America/Indiana/Tell_City", city: "Tell City" }]);
  expect(regions[2]?.zones.map(({ city }) => city)).toEqual(["Berlin", "Paris"]);
  const once = zonesByRegion(["Europe/Paris"], ["Europe/Paris", "Europe/Paris"]);
  expect(once).toEqual([{ region: "Europe", zones: [{ id: "Europe/Paris", city: "Paris" }] }]);
});

test("an app's secret is read in groups of four, without its padding", () => {
  const url = "otpauth://totp/AvaFirst:marion%40ondine.fr?issuer=AvaFirst&secret=JBSWY3DPEHPK3PXPJB%3D%3D";
  expect(secretIn(url)).toBe("JBSW Y3DP EHPK 3PXP JB");
  expect(OtpauthUrl.safeParse("https://example.com/?secret=JBSW").success).toBe(false);
});

test("a QR code is an image in itself, which the policy lets a page show", () => {
  const image = qrImage("otpauth://totp/AvaFirst?secret=JBSWY3DP");
  expect(image).toMatch(/^data:image\/svg\+xml,%3Csvg/);
  expect(decodeURIComponent(image)).not.toContain("<script");
});

test("a part opens by its own name, or as the offer after a log-in by phone names it", () => {
  expect(openPart(new URLSearchParams("part=totp"), Part)).toBe("totp");
  expect(openPart(new URLSearchParams("offer=passkey"), Part)).toBe("passkey");
  expect(openPart(new URLSearchParams("part=everything"), Part)).toBeNull();
  expect(openPart(new URLSearchParams(), Part)).toBeNull();
});

test("a proof is asked by the easiest way that is possible here, or by the one that was chosen", () => {
  const all = ["password", "recovery-code", "totp", "passkey"] as const;
  expect(proofsHere(all, true)).toEqual(["passkey", "totp", "password", "recovery-code"]);
  expect(proofAsked(all, null, true)).toBe("passkey");
  expect(proofAsked(all, null, false)).toBe("totp");
  expect(proofAsked(all, "recovery-code", true)).toBe("recovery-code");
  expect(proofAsked(["password"], "totp", true)).toBe("password");
  expect(proofAsked(all, "passkey", false)).toBe("totp");
  expect(proofAsked([], null, true)).toBeNull();
});

test("only the notices of linking are told on the security page", () => {
  expect(noticeIn(new URLSearchParams("notice=identity-taken"))).toBe("identity-taken");
  expect(noticeIn(new URLSearchParams("notice=<b>"))).toBeNull();
});

test("an account is erased by a ticked box and the whole word, whatever its case", async () => {
  const t = await translatorIn("fr");
  const parse = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return parseWithZod(form, { schema: eraseForm("SUPPRIMER"), error: eraseErrors(t) });
  };
  expect(parse({ kept: "on", word: " supprimer " }).status).toBe("success");
  expect(parse({ kept: "on", word: "SUPPRIME" }).reply().error).toEqual({ word: ["Tapez exactement SUPPRIMER."] });
  expect(parse({ word: "SUPPRIMER" }).reply().error).toEqual({ kept: ["Cochez cette case pour continuer."] });
});

test("whatever is written down of an account has a sentence in each language", async () => {
  for (const locale of ["fr", "en"] as const) {
    const t = await translatorIn(locale);
    for (const action of AUDIT_ACTIONS) expect(t(`security:events.${action}`), action).not.toContain("events.");
  }
});

test("the settings' texts are said on the settings' pages only: other pages do not load them", () => {
  const pages = globSync("web/app/**/*.{ts,tsx}").filter((file) => !file.includes(".server."));
  const speakers = (namespace: string) =>
    pages.filter((file) => readFileSync(file, "utf8").match(new RegExp(`["\`]${namespace}:`)));
  expect(speakers("security").length).toBeGreaterThan(8);
  for (const file of speakers("security"))
    expect(file).toMatch(/^web\/app\/(settings|routes\/_app\.settings\.security)\//);
  for (const file of speakers("settings"))
    expect(file).toMatch(/^web\/app\/(settings|routes\/(_app\.settings|goodbye))/);
  for (const file of speakers("confirm")) expect(file).toMatch(/^web\/app\/routes\/confirm-identity\//);
});
