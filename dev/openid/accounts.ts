import { createHash } from "node:crypto";
import * as z from "zod";

/** Where Microsoft keeps the accounts of people who belong to no organisation. */
export const PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";
/** Organisations at Microsoft that the log-in page offers. Any other id does as well. */
export const TENANTS = {
  Contoso: "11111111-1111-4111-8111-111111111111",
  Fabrikam: "22222222-2222-4222-8222-222222222222",
  "a personal account": PERSONAL_TENANT,
} as const;

/** What the log-in page's form says of the person who signs in. */
export const AccountForm = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email()),
  name: z.string().trim().min(1).default("Camille Martin"),
  /** A checkbox: absent when it is not ticked. Only Google speaks of it. */
  email_verified: z
    .literal("true")
    .optional()
    .transform((ticked) => ticked === "true"),
  /** Which organisation at Microsoft. */
  tid: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .default(PERSONAL_TENANT),
});
export type AccountForm = z.infer<typeof AccountForm>;

export type Account = { sub: string; tid: string | null; claims: Record<string, string | boolean> };

const digest = (text: string) => createHash("sha256").update(text).digest();

/** A Google account: its subject is a number of 21 digits, ever the same for one address. */
export function googleAccount({ email, name, email_verified }: AccountForm): Account {
  const sub = (BigInt(`0x${digest(email).toString("hex")}`) % 10n ** 21n).toString().padStart(21, "1");
  return { sub, tid: null, claims: { sub, email, email_verified, name } };
}

/** A Microsoft account: another subject in each tenant, and no word on whether the address is the person's. */
export function microsoftAccount({ email, name, tid }: AccountForm): Account {
  const seed = digest(`${tid}\n${email}`);
  const sub = seed.toString("base64url");
  const hex = seed.toString("hex");
  const oid = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)];
  return { sub, tid, claims: { sub, tid, oid: oid.join("-"), ver: "2.0", email, name, preferred_username: email } };
}
