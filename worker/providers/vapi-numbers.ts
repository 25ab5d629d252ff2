import * as z from "zod";
import { AppError } from "../lib/errors";
import { callProvider, VendorAnswer, vendorStatus } from "./http";
import { existed, request, serverBody, shortName, type VapiAccess, type VapiServer } from "./vapi";

/** A number as Vapi has it. `number` is null while it is being allocated, or masked. */
export type VapiNumber = {
  id: string;
  number: string | null;
  status: "activating" | "active" | "blocked";
  name: string | null;
  /** Where its calls are reported; null where that is the account's own address, or nobody's. */
  serverUrl: string | null;
  /** ISO 8601. */
  createdAt: string | null;
};

const PhoneNumber = z
  .object({
    id: z.string().min(1),
    number: z.string().optional(),
    status: z.enum(["activating", "active", "blocked"]).optional(),
    name: z.string().nullish(),
    server: z.object({ url: z.string().nullish() }).nullish(),
    createdAt: z.string().nullish(),
  })
  .transform(({ id, number, status, name, server, createdAt }): VapiNumber => {
    const known = number && /^\+\d{7,15}$/.test(number) ? number : null;
    return {
      id,
      number: known,
      status: status ?? (known ? "active" : "activating"),
      name: name ?? null,
      serverUrl: server?.url ?? null,
      createdAt: createdAt ?? null,
    };
  });

/**
 * No assistant is named: Vapi then asks us for each call (`assistant-request`), so that the number's profile and its
 * forwarding hold from the moment they are saved.
 */
export const vapiNumberBody = (wanted: { areaCode: string; name: string; server: VapiServer }) => ({
  provider: "vapi" as const,
  numberDesiredAreaCode: wanted.areaCode,
  name: shortName(wanted.name),
  server: serverBody(wanted.server),
});

/** Allocates at once: there is no search and no dry run. Throws `number_unavailable` with the codes that Vapi hints at. */
export async function createVapiNumber(
  vapi: VapiAccess,
  wanted: { areaCode: string; name: string; server: VapiServer },
): Promise<VapiNumber> {
  try {
    return await callProvider(request(vapi, "POST", "/phone-number", vapiNumberBody(wanted)), PhoneNumber);
  } catch (error) {
    throw outOfStock(error) ?? error;
  }
}

/** Read from the sentence, which is all there is: "This area code is currently not available. Hint: Try one of 701, 279." */
function outOfStock(error: unknown): AppError | null {
  const said = error instanceof AppError && error.cause instanceof VendorAnswer ? error.cause.sentence : undefined;
  if (vendorStatus(error) !== 400 || !said || !/area code.*not available/i.test(said)) return null;
  const hints = said.match(/\b[2-9]\d{2}\b/g) ?? [];
  const message = hints.length > 0 ? `has no number left; try ${hints.join(", ")}` : "has no number left";
  return new AppError("number_unavailable", "Vapi has no number left in this area code.", {
    issues: [{ path: "areaCode", message }],
    hints,
  });
}

/** Null when this account has no such number. */
export async function getNumber(vapi: VapiAccess, id: string): Promise<VapiNumber | null> {
  try {
    return await callProvider(request(vapi, "GET", `/phone-number/${encodeURIComponent(id)}`), PhoneNumber);
  } catch (error) {
    if (vendorStatus(error) === 404) return null;
    throw error;
  }
}

/** As many as Vapi lists at once (CONTRACTS.md, 1.2). */
const LIST_LIMIT = 1000;

/**
 * The account's numbers of this name that were made between two instants (epoch milliseconds), oldest first. Only filters that
 * Vapi documents are asked for, and the name is looked for here. Throws `upstream_failed` when so many were made that the list
 * may not hold them all.
 */
export async function listNumbersNamed(
  vapi: VapiAccess,
  name: string,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<VapiNumber[]> {
  const query = new URLSearchParams({
    limit: String(LIST_LIMIT),
    createdAtGe: new Date(fromMs).toISOString(),
    createdAtLe: new Date(toMs).toISOString(),
  });
  const listed = await callProvider(request(vapi, "GET", `/phone-number?${query}`), z.array(PhoneNumber));
  const named = listed.filter((number) => number.name === shortName(name));
  if (named.length === 0 && listed.length >= LIST_LIMIT)
    throw new AppError("upstream_failed", "Vapi lists too many numbers to find one.");
  return named.sort((a, b) => (a.createdAt ?? "").localeCompare(b.createdAt ?? "") || a.id.localeCompare(b.id));
}

/** False when it was gone already. */
export const deleteNumber = (vapi: VapiAccess, id: string): Promise<boolean> =>
  existed(callProvider(request(vapi, "DELETE", `/phone-number/${encodeURIComponent(id)}`), z.unknown()));
