import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import ajvFormats from "ajv-formats";
import * as z from "zod";

/** The vendors' published specs lie beside the repository, where they lie at all. Nothing of them is copied. */
const SHARED = join(import.meta.dirname, "..", "..", "..", "shared");
export const SPECS = join(SHARED, "specs");
export const EXAMPLES = join(SHARED, "examples");
export const hasSpecs = existsSync(SPECS);

const Schema = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });
const Document = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }),
  paths: z.record(z.string(), z.unknown()),
});

/** Validates against parts of one OpenAPI document. `errors` is empty when `value` is right. */
export type Spec = {
  errors: (pointer: string, value: unknown) => string[];
  /** Names of a schema's own fields: the specs leave every object open, so a misspelt field passes validation. */
  fieldsOf: (schema: string) => Set<string>;
  /** The same for a schema that has no name, by its pointer. */
  fieldsAt: (pointer: string) => Set<string>;
};

const opened = new Map<string, Spec>();

/** Reading three megabytes and compiling unions of hundreds is slow: once a file. `formats` false: types only. */
export function openSpec(file: string, options: { formats?: boolean } = {}): Spec {
  const spec = opened.get(file) ?? readSpec(file, options.formats ?? true);
  opened.set(file, spec);
  return spec;
}

function readSpec(file: string, formats: boolean): Spec {
  const document = Document.parse(normalised(JSON.parse(readFileSync(join(SPECS, file), "utf8"))));
  const ajv = new Ajv({ strict: false, allErrors: false, validateFormats: formats, validateSchema: false });
  if (formats) ajvFormats.default(ajv);
  ajv.addSchema(document, file);
  const validators = new Map<string, ValidateFunction>();
  const validator = (pointer: string) => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `${file}#${pointer}` });
    validators.set(pointer, known);
    return known;
  };
  return {
    errors(pointer, value) {
      const validate = validator(pointer);
      if (validate(value)) return [];
      return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
    },
    fieldsOf: (schema) => new Set(Object.keys(document.components.schemas[schema]?.properties ?? {})),
    fieldsAt: (pointer) => new Set(Object.keys(Schema.parse(at(document, pointer)).properties ?? {})),
  };
}

/** What {@link pointerTo} points to. */
const at = (document: unknown, pointer: string): unknown =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((node, part) => z.record(z.string(), z.unknown()).parse(node)[part], document);

/** A part of a path in a document: `paths` of OpenAPI are full of slashes. */
export const pointerTo = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");

export const schema = (name: string): string => pointerTo("components", "schemas", name);

/** Makes JSON Schema of OpenAPI 3.0, and repairs the defects that CONTRACTS.md 1.9 lists. */
function normalised(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(normalised);
  if (typeof node !== "object" || node === null) return node;
  const fixed: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) {
    if (key === "example" || key === "examples" || key === "discriminator") continue;
    // The members of a union overlap: a value may well be right in two ways.
    fixed[key === "oneOf" && Array.isArray(value) ? "anyOf" : key] = normalised(value);
  }
  if (typeof fixed.pattern === "string") fixed.pattern = fixed.pattern.replace(/^\/(.*)\/[a-z]*$/s, "$1");
  if (Array.isArray(fixed.enum) && fixed.enum.length === 0) delete fixed.enum;
  if (Array.isArray(fixed.enum)) {
    if (fixed.type === "object" && fixed.enum.every((value) => typeof value === "string")) fixed.type = "string";
    if (fixed.type === "array") {
      fixed.items = { ...z.record(z.string(), z.unknown()).catch({}).parse(fixed.items), enum: fixed.enum };
      delete fixed.enum;
    }
  }
  if (fixed.nullable !== true) return fixed;
  const { nullable: _nullable, ...rest } = fixed;
  return { anyOf: [rest, { type: "null" }] };
}
