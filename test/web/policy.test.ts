import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { setSecurityHeaders } from "~/security-headers.server";

const APP = new URL("../../web/app", import.meta.url).pathname;

test("the policy allows no inline script or style without the request's nonce, and no framing", () => {
  const headers = new Headers();
  setSecurityHeaders(headers, new Request("https://app.avafirst.example/dashboard"), "n0nce");
  const policy = headers.get("Content-Security-Policy") ?? "";
  expect(policy).not.toContain("unsafe");
  expect(policy).toContain("script-src 'self' 'nonce-n0nce';");
  expect(policy).toContain("style-src 'self' 'nonce-n0nce';");
  expect(policy).toContain("connect-src 'self' wss://app.avafirst.example;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
});

test("no component writes an inline style, which the policy would refuse", () => {
  const components = globSync(`${APP}/**/*.tsx`);
  expect(components.length).toBeGreaterThan(20);
  for (const file of components) expect(readFileSync(file, "utf8"), file).not.toMatch(/\sstyle=\{/);
});
