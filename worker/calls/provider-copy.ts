import { requireTwilio } from "../integrations/twilio-account";
import { PLATFORM, vapiFor } from "../integrations/vapi-account";
import { AppError } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { deleteTwilioCall } from "../providers/twilio";
import { deleteCall } from "../providers/vapi-calls";
import type { Services } from "../services";
import type { CallDeletionRow } from "./calls.sql.ts";

type Asking = Pick<Services, "db" | "config" | "now" | "waitUntil">;
type Carried = Pick<CallDeletionRow, "orgId" | "provider" | "providerCallId" | "callStartedAt">;

/** `not-found`: the accounts that we can ask do not know the call, and it may have been made in one before them. */
export type CopyErased = "deleted" | "not-found";

/**
 * Deletes what a call's provider keeps of it. Nothing tells which account carried a call but its time: one that began since the
 * present account was connected was carried there, so that a 404 says that it is gone; of an older one it says nothing. Throws what
 * a failing provider maps to; `provider_credentials` too where no account is connected any more.
 */
export async function eraseAtProvider(services: Asking, carried: Carried): Promise<CopyErased> {
  if (carried.provider === "vapi") return eraseAtVapi(services, carried);
  if (carried.provider === "twilio") return eraseAtTwilio(services, carried);
  return "deleted";
}

/** Before it gave a key, an organisation's calls were made in AvaFirst's own account: that one lets us in, so it is asked first. */
async function eraseAtVapi(services: Asking, { orgId, providerCallId, callStartedAt }: Carried): Promise<CopyErased> {
  const vapi = await vapiFor(services, orgId);
  const isOfPresent = callStartedAt >= vapi.since;
  const platform = { ...vapi, apiKey: services.config.VAPI_API_KEY };
  if (!isOfPresent && vapi.account !== PLATFORM && (await deleteCall(platform, providerCallId))) return "deleted";
  const wasThere = await deleteCall(vapi, providerCallId);
  return wasThere || isOfPresent ? "deleted" : "not-found";
}

async function eraseAtTwilio(services: Asking, { orgId, providerCallId, callStartedAt }: Carried): Promise<CopyErased> {
  const twilio = await twilioOf(services, orgId);
  const wasThere = await deleteTwilioCall(twilio, providerCallId);
  return wasThere || callStartedAt >= twilio.since ? "deleted" : "not-found";
}

async function twilioOf(services: Asking, orgId: OrgId) {
  try {
    return await requireTwilio(services, orgId);
  } catch (cause) {
    if (!(cause instanceof AppError && cause.code === "conflict")) throw cause;
    throw new AppError("provider_credentials", "The Twilio account of this call is no longer connected.", { cause });
  }
}

/**
 * Since when an account of the customer's own carries their calls; null for AvaFirst's. One that refuses us will go on refusing,
 * where nobody is left to give us other credentials.
 */
export async function ownAccountSince(
  services: Asking,
  orgId: OrgId,
  provider: CallDeletionRow["provider"],
): Promise<Date | null> {
  if (provider === "twilio") {
    try {
      return (await twilioOf(services, orgId)).since;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return new Date(0);
    }
  }
  const { account, since } = await vapiFor(services, orgId);
  return account === PLATFORM ? null : since;
}
