import { writeAudit } from "../audit/audit.service";
import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { HOUR, SECOND } from "../lib/time";
import type { Services } from "../services";
import type { Try } from "../throttle/throttle.service";

/** The part of an hour's codes that only browsers get in which a number's owner has logged in before: strangers cannot use it up. */
const OWNERS_PART = 0.2;

/**
 * Takes one of the codes that the whole platform sends in an hour, `TWILIO_CODES_PER_HOUR` of them: whatever many numbers and many
 * addresses ask for together, an hour's bill has an end. The last one is written down, in the log as an error and in the audit. It
 * fails closed: without the object that counts, no code leaves. Throws `codes_paused` with the seconds to wait.
 */
export async function takePlatformTry(
  services: Pick<Services, "db" | "now" | "throttles" | "waitUntil">,
  { codesPerHour, isOwnBrowser }: { codesPerHour: number; isOwnBrowser: boolean },
): Promise<Pick<Try, "giveBack">> {
  const owners = Math.ceil(codesPerHour * OWNERS_PART);
  const throttle = services.throttles.getByName(isOwnBrowser ? "code:owners" : "code:platform");
  const verdict = await throttle.take({ free: isOwnBrowser ? owners : codesPerHour - owners, windowMs: HOUR });
  if (!verdict.granted)
    throw new AppError("codes_paused", "No more codes are sent for now. Log in another way, or try again later.", {
      retryAfterS: Math.max(1, Math.ceil(verdict.retryAfterMs / SECOND)),
    });
  if (verdict.nextInMs > 0) {
    const detail = { codesPerHour, isOwnBrowser };
    log.error("sms.ceiling_reached", detail);
    await writeAudit(services, { action: "codes.paused", userId: null, visitor: null, detail });
  }
  return { giveBack: () => throttle.giveBack() };
}
