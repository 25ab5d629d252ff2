import * as z from "zod";
import type { Collection } from "../store";

export const Account = z.object({ sid: z.string(), authToken: z.string(), friendlyName: z.string() });
export type Account = z.infer<typeof Account>;

export const IncomingNumber = z.object({
  sid: z.string(),
  accountSid: z.string(),
  phoneNumber: z.string(),
  friendlyName: z.string(),
  createdAtMs: z.number(),
  /** What a `POST` may set, under the names of the answer. */
  settings: z.record(z.string(), z.string()),
});
export type IncomingNumber = z.infer<typeof IncomingNumber>;

export const Message = z.object({
  sid: z.string(),
  accountSid: z.string(),
  from: z.string(),
  to: z.string(),
  body: z.string(),
  /** ISO 8601. */
  at: z.string(),
});
export type Message = z.infer<typeof Message>;

/** Two letters and 32 hex digits. */
export const newSid = (prefix: "PN" | "SM" | "CA" | "VX" | "VE" | "VL"): string =>
  `${prefix}${crypto.randomUUID().replaceAll("-", "")}`;

/** The account to import numbers from while trying the product. The control page shows it. */
export const DEMO_TWILIO = {
  sid: "AC0a5f1c37d2be48669e40fd6b18c3a9e2",
  authToken: "5e1f0c9ab3d84726b0e7a4d2c6f81935",
  friendlyName: "AvaFirst demo",
} as const satisfies Account;

const DEMO_NUMBERS = [
  ["PN10000000000000000000000000000001", "+33187660142", "Accueil Paris"],
  ["PN10000000000000000000000000000002", "+33972101485", "Ligne directe"],
  ["PN10000000000000000000000000000003", "+3225550147", "Bruxelles"],
  ["PN10000000000000000000000000000004", "+14155550177", "San Francisco"],
] as const;

export async function seedDemoAccount(
  accounts: Collection<Account>,
  numbers: Collection<IncomingNumber>,
  nowMs: number,
) {
  if (await accounts.get(DEMO_TWILIO.sid)) return;
  await accounts.put(DEMO_TWILIO.sid, DEMO_TWILIO);
  for (const [sid, phoneNumber, friendlyName] of DEMO_NUMBERS) {
    const number = { sid, accountSid: DEMO_TWILIO.sid, phoneNumber, friendlyName, createdAtMs: nowMs, settings: {} };
    await numbers.put(sid, number);
  }
}
