import { expect, test } from "vitest";
import { hashPassword, isOutdated, parsePhc, verifyPassword } from "../../../worker/auth/password";

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
