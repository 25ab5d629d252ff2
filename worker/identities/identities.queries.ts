import type { Db } from "../db";
import { type Identity, identities } from "./identities.sql.ts";

export const insertIdentityRow = (db: Db, identity: Identity) => db.insert(identities).values(identity);
