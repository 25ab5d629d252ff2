import { AppError, type ErrorCode } from "../lib/errors";
import type { OrgId } from "../lib/ids";
import { listNumbers } from "../numbers/numbers.service";
import { getTwilioCredit, isAnsweredByUs, listTwilioNumbers, requireTwilioAccount } from "../providers/twilio";
import { checkKey } from "../providers/vapi";
import { getNumber as getVapiNumber } from "../providers/vapi-numbers";
import type { Services } from "../services";
import type { AccountCheck } from "./providers.schema";
import { requireTwilio, twilioWebhooks } from "./twilio-account";
import { vapiFor } from "./vapi-account";

/** More than an account of a small business holds; a bound, so that one check is not a hundred calls. */
const MOST_NUMBERS = 20;

/** Tries the organisation's Vapi account: its key, and where the calls of its numbers are reported. */
export const checkVapi = (services: Services, orgId: OrgId): Promise<AccountCheck> =>
  checked(services, async () => {
    const vapi = await vapiFor(services, orgId);
    await checkKey(vapi);
    const held = (await listNumbers(services.db, orgId)).filter(({ vapiNumberId }) => vapiNumberId !== null);
    for (const { vapiNumberId, number } of held.slice(0, MOST_NUMBERS)) {
      const theirs = await getVapiNumber(vapi, vapiNumberId ?? "");
      if (!theirs) throw wrong("not_found", `Vapi no longer has the number ${shown(number)}.`);
      // Without an address of its own, a number reports to its account's, which we cannot see.
      if (theirs.serverUrl !== null && theirs.serverUrl !== vapi.server.url)
        throw wrong("conflict", `At Vapi, calls to ${shown(number)} are reported elsewhere.`);
    }
  });

/** Tries the organisation's Twilio account: its token, its state, its credit, and where the calls of its numbers go. */
export const checkTwilio = (services: Services, orgId: OrgId): Promise<AccountCheck> =>
  checked(services, async () => {
    const twilio = await requireTwilio(services, orgId);
    await requireTwilioAccount(twilio);
    const credit = await getTwilioCredit(twilio);
    if (credit !== null && credit <= 0) throw wrong("limit_reached", "No credit is left in this Twilio account.");
    const theirs = new Map((await listTwilioNumbers(twilio)).map((number) => [number.sid, number]));
    const voiceUrl = twilioWebhooks(services.config).voice();
    for (const { provider, providerId, vapiNumberId, number } of await listNumbers(services.db, orgId)) {
      if (provider !== "twilio" || vapiNumberId !== null) continue;
      const found = theirs.get(providerId);
      if (!found) throw wrong("not_found", `This Twilio account no longer has the number ${shown(number)}.`);
      if (!isAnsweredByUs(found.answeredBy, { voiceUrl }))
        throw wrong("conflict", `At Twilio, calls to ${shown(number)} go elsewhere. Import it again.`);
    }
  });

const wrong = (code: ErrorCode, message: string) => new AppError(code, message);
const shown = (number: string | null) => number ?? "that is being activated";

/** The first thing that is wrong, in one line. Only a bug is thrown. */
async function checked({ now }: Pick<Services, "now">, attempt: () => Promise<void>): Promise<AccountCheck> {
  const answer = (failure: AppError | null): AccountCheck => ({
    ok: failure === null,
    checkedAt: now().toISOString(),
    code: failure?.code ?? null,
    message: failure?.message ?? null,
  });
  try {
    await attempt();
    return answer(null);
  } catch (error) {
    if (error instanceof AppError) return answer(error);
    throw error;
  }
}
