import { DEMO_TWILIO } from "../../../dev/fakes/twilio";
import { profileFromPreset } from "../../../receptionist/profile";
import type { Served } from "../live/servers";

const LINE_SID = "PN10000000000000000000000000000001";
const LINE = "+33187660142";

/** Gives the bench's organisation an Ava for a dentist, and a number of Twilio's that she answers. */
export async function importLine({ apiOrigin, appOrigin, cookie }: Served): Promise<string> {
  const send = async (path: string, body: object) => {
    const answer = await fetch(`${apiOrigin}/api/v1${path}`, {
      method: "POST",
      headers: { Cookie: cookie, Origin: appOrigin, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  };
  const preset = profileFromPreset({ businessName: "Cabinet Lumière", industry: "dentist", language: "fr" });
  await send("/ava-profiles", { ...preset, address: "12 rue de la République, Lyon" });
  await send("/phone-numbers/twilio/verify", { accountSid: DEMO_TWILIO.sid, authToken: DEMO_TWILIO.authToken });
  await send("/phone-numbers/twilio/import", { sids: [LINE_SID] });
  return LINE;
}
