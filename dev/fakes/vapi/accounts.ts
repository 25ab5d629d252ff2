import { createMiddleware } from "hono/factory";
import * as z from "zod";
import { type Collection, collection, type FakeStore } from "../store";
import { INVALID_KEY, refuse } from "./answers";

/** One Vapi organisation, found by its private key. */
export const Account = z.object({
  key: z.string(),
  orgId: z.uuid(),
  name: z.string(),
  /** Free numbers it may hold. */
  numberLimit: z.int(),
});
export type Account = z.infer<typeof Account>;

export const FREE_NUMBER_LIMIT = 5;

/** A second account, for trying "my own Vapi key". */
export const DEMO_VAPI_KEY = "d3305a1e-0000-4000-8000-000000000001";

export type VapiEnv = { Variables: { account: Account } };

export const openAccounts = (store: FakeStore): Collection<Account> => collection(store, "account", Account);

/** Only a key that belongs to an account passes; the account is `c.var.account`. */
export const requireAccount = (accounts: Collection<Account>) =>
  createMiddleware<VapiEnv>(async (c, next) => {
    const key = c.req.header("Authorization")?.match(/^Bearer (.+)$/)?.[1];
    const account = key === undefined ? null : await accounts.get(key);
    if (!account) return refuse(c, 401, INVALID_KEY);
    c.set("account", account);
    return next();
  });
