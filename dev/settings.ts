import { resolve } from "node:path";
import * as z from "zod";

/** The repository's root; every path of the stack starts here. */
export const ROOT = resolve(import.meta.dirname, "..");

const Port = z.coerce.number().int().min(1).max(65_535);

/** What a person may set for the local stack. The README's configuration table lists the same names. */
const Environment = z.object({
  PORT: Port.default(8788),
  API_PORT: Port.default(8787),
  FAKES_PORT: Port.default(8789),
  DATA_DIR: z.string().min(1).default(".wrangler/state"),
  CALL_SPEED: z.coerce.number().positive().default(1),
  BRAIN: z.enum(["rules", "llm"]).default("rules"),
  MAIL_PROVIDER: z.enum(["resend", "sendgrid"]).default("resend"),
});

/** Where one local stack listens and keeps its state. */
export type Settings = {
  /** The app: the pages, and `/api/*`. */
  port: number;
  /** The API Worker alone. */
  apiPort: number;
  /** The fakes of third parties and their control page. */
  fakesPort: number;
  dataDir: string;
  /** How many times faster than life a scripted call of the Vapi fake runs. */
  callSpeed: number;
  /** Who thinks in Ava's own calls: `llm` is the fakes' model, which is always the same. */
  brain: "rules" | "llm";
  /** Whose fake takes the mail. */
  mailProvider: "resend" | "sendgrid";
};

/** Reads PORT, API_PORT, FAKES_PORT, DATA_DIR, CALL_SPEED, BRAIN and MAIL_PROVIDER. Ends the process with their names when they make no sense. */
export function readSettings(env: Record<string, string | undefined> = process.env): Settings {
  const result = Environment.safeParse(env);
  if (!result.success) {
    for (const issue of result.error.issues) console.error(`${issue.path.join(".")}: ${issue.message}`);
    process.exit(1);
  }
  const { PORT, API_PORT, FAKES_PORT, DATA_DIR, CALL_SPEED, BRAIN, MAIL_PROVIDER } = result.data;
  return {
    port: PORT,
    apiPort: API_PORT,
    fakesPort: FAKES_PORT,
    dataDir: resolve(ROOT, DATA_DIR),
    callSpeed: CALL_SPEED,
    brain: BRAIN,
    mailProvider: MAIL_PROVIDER,
  };
}
