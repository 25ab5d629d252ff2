import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const Secrets = z.object({
  AUTH_SECRET: z.string(),
  ENCRYPTION_KEYS: z.string(),
  METRICS_TOKEN: z.string(),
});

/**
 * The secrets of one local stack: made on its first start and kept in its data directory, so that sessions and encrypted
 * credentials outlive a restart.
 */
export function localSecrets(dataDir: string): Record<string, string> {
  const path = join(dataDir, "secrets.json");
  const known = existsSync(path) ? Secrets.partial().parse(JSON.parse(readFileSync(path, "utf8"))) : {};
  const secrets: z.infer<typeof Secrets> = {
    AUTH_SECRET: known.AUTH_SECRET ?? randomBytes(32).toString("base64url"),
    ENCRYPTION_KEYS: known.ENCRYPTION_KEYS ?? `k1:${randomBytes(32).toString("base64")}`,
    METRICS_TOKEN: known.METRICS_TOKEN ?? randomBytes(24).toString("base64url"),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`);
  chmodSync(path, 0o600);
  return secrets;
}
