import { expect, test } from "vitest";
import { dialForwarding, forwardingCodes } from "../../receptionist/forwarding";

test("the four French networks are offered for a mobile and for a fixed line, beside the generic codes", () => {
  const operators = (line: string) =>
    forwardingCodes("fr").filter((plan) => plan.line === line && plan.operator !== null);
  expect(operators("mobile")).toHaveLength(4);
  expect(operators("landline")).toHaveLength(4);
  expect(forwardingCodes("FR").filter((plan) => plan.operator === null)).toHaveLength(2);
});

test("mobile codes are those of the GSM standard", () => {
  const orange = forwardingCodes("FR").find((plan) => plan.id === "orange-mobile");
  expect(orange?.codes.all).toEqual({ activate: "**21*{number}#", cancel: "##21#", check: "*#21#" });
  expect(orange?.codes.busy?.activate).toBe("**67*{number}#");
  expect(orange?.codes.noAnswer?.activate).toBe("**61*{number}*11*20#");
  expect(orange?.codes.unreachable?.cancel).toBe("##62#");
  expect(orange?.cancelAll).toBe("##002#");
});

test("whatever depends on a box or an unknown network asks to be checked", () => {
  for (const plan of forwardingCodes("FR").filter(({ line }) => line === "landline"))
    expect(plan.checkWithOperator).toBe(true);
  expect(forwardingCodes("DE").every((plan) => plan.operator === null && plan.checkWithOperator)).toBe(true);
});

test("a code is dialled with digits alone, however the number was written", () => {
  expect(dialForwarding("**21*{number}#", "+33 1 99 00 12 34")).toBe("**21*+33199001234#");
});
