import { expect, test } from "vitest";
import { isCommonPassword } from "../../../worker/auth/common-passwords";
import { COMMON_PASSWORDS } from "../../../worker/auth/common-passwords.list";
import {
  hashPassword,
  isOutdated,
  parsePhc,
  refuseCommonPassword,
  verifyPassword,
} from "../../../worker/auth/password";
import { usePasswordsAtTheirCost } from "../password-cost";

usePasswordsAtTheirCost();

test("a hash is a PHC string that says what it cost, salted anew each time", async () => {
  const [one, two] = await Promise.all([hashPassword("la même phrase"), hashPassword("la même phrase")]);
  expect(one).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(two);
  expect(isOutdated(one)).toBe(false);
  expect(isOutdated(one.replace("ln=15", "ln=14"))).toBe(true);
  expect(await verifyPassword("la même phrase", one)).toBe(true);
  expect(await verifyPassword("une autre phrase", one)).toBe(false);
  expect(await verifyPassword("la même phrase", null)).toBe(false);
});

test.for([
  "",
  "plain",
  "$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA",
  "$scrypt$ln=15,r=8$c2FsdHNhbHQ$aGFzaGhhc2hoYXNo",
])("%j is not taken for a hash of ours", (text) => {
  expect(() => parsePhc(text)).toThrow("PHC");
});

test("three thousand common passwords of our length are refused in any case, and so are dates and our own words", () => {
  const listed = COMMON_PASSWORDS.trim().split(/\s+/);
  expect(new Set(listed).size).toBeGreaterThanOrEqual(3000);
  expect(listed.filter((password) => password.length < 8 || !isCommonPassword(password.toUpperCase()))).toEqual([]);
  for (const password of ["14071789", "AvaFirst2026!", "réceptionniste", "Motdepasse.1", "Trustno1", "iloveyou"])
    expect(() => refuseCommonPassword(password), password).toThrow(/too common/);
  for (const password of ["quatorze juillet", "AvaFirst et moi", "bonjour la compagnie", "xkcd 936 battery"])
    expect(() => refuseCommonPassword(password), password).not.toThrow();
});
