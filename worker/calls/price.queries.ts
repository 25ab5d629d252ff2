import { and, isNull } from "drizzle-orm";
import type { Db } from "../db";
import type { CallId, OrgId } from "../lib/ids";
import { type CostLine, calls } from "./calls.sql.ts";
import { countStatements } from "./count.queries";
import { namedCalls } from "./named-calls.queries";

type Price = { currency: string; lines: CostLine[] };

/** The statements that write down what an archived call cost, where nobody has told yet, and count it anew. For one batch. */
export function priceStatements(db: Db, orgId: OrgId, id: CallId, { currency, lines }: Price) {
  const named = namedCalls(orgId, [id]);
  const costMicros = lines.reduce((sum, { amountMicros }) => sum + amountMicros, 0);
  return [
    ...countStatements(db, named, -1),
    db
      .update(calls)
      .set({ costMicros, costCurrency: currency, costLines: lines })
      .where(and(named, isNull(calls.costMicros))),
    ...countStatements(db, named, 1),
  ] as const;
}
