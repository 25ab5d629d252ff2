import * as z from "zod";
import { LlmSettings } from "../durable-objects/voice/llm-config.schema";
import { MailSettings, OpenIdSettings, PhoneCodeSettings } from "./optional-config";

/** `id:base64key,id:base64key`: the first encrypts, each decrypts. */
const EncryptionKeys = z.string().transform((text, context) => {
  const keys = text.split(",").map((pair) => {
    const [id = "", key = ""] = pair.trim().split(":");
    return { id, key };
  });
  if (keys.every(({ id, key }) => id && Buffer.from(key, "base64").length === 32)) return keys;
  context.addIssue({ code: "custom", message: "must be id:base64 pairs of 32-byte keys" });
  return z.NEVER;
});

/** What the environment must hold. See the README's configuration table. */
const Settings = z.object({
  ENVIRONMENT: z.enum(["production", "local", "test"]),
  PUBLIC_ORIGIN: z.url().transform((url) => new URL(url).origin),
  /** Where providers reach the Worker: its own host where it has one, which saves them the way through Pages. */
  API_ORIGIN: z
    .url()
    .transform((url) => new URL(url).origin)
    .optional(),
  AUTH_SECRET: z.string().min(32),
  ENCRYPTION_KEYS: EncryptionKeys,
  VAPI_API_KEY: z.string().min(1),
  VAPI_TEST_PHONE_NUMBER_ID: z.string(),
  METRICS_TOKEN: z.string().min(16),
  /** How long one call to a third party may take. */
  PROVIDER_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(8_000),
});

const Config = Settings.and(LlmSettings).and(MailSettings).and(OpenIdSettings).and(PhoneCodeSettings);
export type Config = z.infer<typeof Config>;

const parsed = new WeakMap<object, Config>();

/** The configuration, parsed once per isolate. Throws with the names (never the values) of what is missing or malformed. */
export function readConfig(env: Env): Config {
  const known = parsed.get(env);
  if (known) return known;
  const result = Config.safeParse(env);
  if (!result.success) {
    const names = result.error.issues.map((issue) => `${issue.path.join(".")} (${issue.message})`);
    throw new Error(`Configuration is incomplete: ${names.join(", ")}`);
  }
  parsed.set(env, result.data);
  return result.data;
}
