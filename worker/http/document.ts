import { describeRoute, loadVendor, resolver } from "hono-openapi";
import * as z from "zod";

// The library would import a converter at run time; zod writes JSON Schema 2020-12, which is OpenAPI 3.1's own.
loadVendor("zod", {
  toOpenAPISchema: toJsonSchema,
  toJSONSchema: toJsonSchema,
});

function toJsonSchema(schema: unknown) {
  if (!(schema instanceof z.ZodType)) throw new TypeError("Routes are documented with zod schemas");
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest as Record<string, unknown>;
}

type Answers = Partial<Record<200 | 201 | 202 | 204 | 302, z.ZodType | string>>;

/** What a route is for and what it answers: the reference page and `/openapi.json` are made of these. A string answer has no JSON body. */
export const document = (tag: string, summary: string, answers: Answers) =>
  describeRoute({
    tags: [tag],
    summary,
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, answer]) => [
        status,
        typeof answer === "string"
          ? { description: answer }
          : { description: summary, content: { "application/json": { schema: resolver(answer) } } },
      ]),
    ),
  });
