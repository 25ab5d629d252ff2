import { exports } from "cloudflare:workers";
import { expect, test } from "vitest";

test("healthz answers with a request id, and keeps a sane one that the caller sends", async () => {
  const url = "http://ava.test/api/v1/healthz";
  const answer = await exports.default.fetch(url);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok" });
  expect(answer.headers.get("X-Request-Id")).toMatch(/^[\w-]{36}$/);

  const named = await exports.default.fetch(url, { headers: { "X-Request-Id": "caller-4711" } });
  expect(named.headers.get("X-Request-Id")).toBe("caller-4711");

  const insane = await exports.default.fetch(url, { headers: { "X-Request-Id": "<script>" } });
  expect(insane.headers.get("X-Request-Id")).not.toBe("<script>");
});

test("a path that no route serves is a 404 with the error body", async () => {
  const answer = await exports.default.fetch("http://ava.test/api/v1/nowhere");
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ error: { code: "not_found", requestId: expect.any(String) } });
});
