import type { Hono } from "hono";
import { generateSpecs } from "hono-openapi";
import * as z from "zod";
import { type Access, declaredRoutes } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { ERROR_STATUS } from "../lib/errors";

/** The part of OpenAPI 3.1 that this document uses, as the reference page and the tests read it. */
export const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  description: z.string().optional(),
  tags: z.array(z.string()),
  security: z.array(z.record(z.string(), z.array(z.string()))).optional(),
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().optional() })).optional(),
  requestBody: z.unknown().optional(),
  responses: z.record(z.string(), z.unknown()),
});
export type Operation = z.infer<typeof Operation>;
const OpenApi = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
});
export type OpenApi = z.infer<typeof OpenApi>;

const ERROR_RESPONSE = { $ref: "#/components/responses/Error" };
const SESSION = [{ session: [] }, { bearer: [] }];

/** Which failures a route may answer beside its own: by how it may be reached, and whether it takes an id. */
function failures(access: Access, path: string): string[] {
  const common = ["400", "429"];
  const isSigned = access.kind === "provider" && access.provider === "twilio";
  const whoAreYou = access.kind === "public" || isSigned ? [] : ["401"];
  const mayYou = access.kind === "permission" || isSigned ? ["403"] : [];
  return [...common, ...whoAreYou, ...mayYou, ...(path.includes("{") ? ["404"] : [])];
}

const SIGNED_BY = {
  vapi: { vapiSecret: [] },
  twilio: { twilioSignature: [] },
  resend: { svixSignature: [] },
  sendgrid: { sendgridSignature: [] },
} as const;

function security(access: Access): Record<string, readonly string[]>[] {
  if (access.kind === "public") return [];
  if (access.kind === "provider") return [SIGNED_BY[access.provider]];
  return access.kind === "operator" ? [{ bearer: [] }] : SESSION;
}

/** `GET /calls/:id` → `getCallsById`: stable names for generated clients. */
const operationId = (method: string, path: string) =>
  method +
  path
    .split("/")
    .filter(Boolean)
    .map((part) => {
      const name = part.replace(/^\{(.*)\}$/, "by-$1");
      return name.replace(/(?:^|[^a-zA-Z0-9]+)([a-zA-Z0-9])/g, (_, letter: string) => letter.toUpperCase());
    })
    .join("");

/** The OpenAPI 3.1 document of the routes as they are mounted, made from the schemas that validate. */
export async function openApi(routes: Hono<AppEnv>, origin: string): Promise<OpenApi> {
  const specs = await generateSpecs(routes, {
    defaultValidationErrorResponse: false,
    excludeStaticFile: false,
    documentation: {
      openapi: "3.1.0",
      info: {
        title: "AvaFirst API",
        version: "1",
        description:
          "Accounts, onboarding, receptionists, numbers and calls. Times are ISO 8601 UTC, money is in millionths.",
        license: { name: "Proprietary", url: origin },
      },
      servers: [{ url: `${origin}/api/v1` }],
      components: {
        securitySchemes: {
          session: { type: "apiKey", in: "cookie", name: "__Host-ava_session" },
          bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
          vapiSecret: { type: "apiKey", in: "header", name: "X-Vapi-Secret" },
          twilioSignature: { type: "apiKey", in: "header", name: "X-Twilio-Signature" },
          svixSignature: { type: "apiKey", in: "header", name: "svix-signature" },
          sendgridSignature: { type: "apiKey", in: "header", name: "X-Twilio-Email-Event-Webhook-Signature" },
        },
        responses: {
          Error: {
            description: "What went wrong, and in which fields",
            content: { "application/json": { schema: errorSchema() } },
          },
        },
      },
    },
  });
  const accessOf = new Map(
    declaredRoutes(routes).map(({ method, path, access }) => [
      `${method.toLowerCase()} ${path.replace(/:(\w+)/g, "{$1}")}`,
      access,
    ]),
  );
  const paths = Object.entries(specs.paths ?? {}).map(([path, methods]) => [
    path,
    Object.fromEntries(
      Object.entries(methods ?? {}).map(([method, operation]) => {
        const access = accessOf.get(`${method} ${path}`) ?? { kind: "signed-in" };
        const answers = Object.fromEntries(failures(access, path).map((status) => [status, ERROR_RESPONSE]));
        const known = z.looseObject({ responses: z.record(z.string(), z.unknown()) }).parse(operation);
        return [
          method,
          {
            ...known,
            operationId: operationId(method, path),
            security: security(access),
            responses: { ...answers, ...known.responses },
          },
        ];
      }),
    ),
  ]);
  return OpenApi.parse({ ...specs, paths: Object.fromEntries(paths) });
}

const errorSchema = () => ({
  type: "object" as const,
  required: ["error"],
  properties: {
    error: {
      type: "object" as const,
      required: ["code", "message", "requestId"],
      properties: {
        code: { type: "string" as const, enum: Object.keys(ERROR_STATUS) },
        message: { type: "string" as const },
        requestId: { type: "string" as const },
        issues: {
          type: "array" as const,
          items: {
            type: "object" as const,
            required: ["path", "message"],
            properties: { path: { type: "string" as const }, message: { type: "string" as const } },
          },
        },
        hints: { type: "array" as const, items: { type: "string" as const } },
      },
    },
  },
});
