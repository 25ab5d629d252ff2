import { createConfig, lintFromString } from "@redocly/openapi-core";
import { expect, test } from "vitest";
import { app } from "../../worker/app";
import { openApi } from "../../worker/reference/openapi";

const document = () => openApi(app, "https://app.avafirst.example");

test("the OpenAPI document passes a linter without an error", async () => {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source: JSON.stringify(await document()), config });
  expect(
    problems
      .filter(({ severity }) => severity === "error")
      .map(({ message, location }) => `${location[0]?.pointer} ${message}`),
  ).toEqual([]);
});

test("every mounted route is in the document, with its errors and with how it is reached", async () => {
  const { paths } = await document();
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const mounted = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  expect(new Set(documented)).toEqual(new Set(mounted));
  expect(paths["/api/v1/calls/{id}"]?.get?.responses).toHaveProperty("404");
  expect(paths["/api/v1/calls/{id}"]?.get?.security).toEqual([{ session: [] }, { bearer: [] }]);
  expect(paths["/api/v1/auth/login"]?.post?.security).toEqual([]);
});
