import type * as z from "zod";
import { formOf, type Params, twilioSignature } from "../../dev/fakes/twilio/voice/signature";
import { profileFromPreset } from "../../receptionist/profile";
import type { ReceptionistProfile, WeeklyHours } from "../../receptionist/profile.schema";
import type { ConfigureNumber, ImportAnswer, PhoneNumber, TwilioNumbers } from "../../worker/numbers/numbers.schema";
import type { useFakes } from "./fakes";
import { createOrg, fetchApi, ORIGIN } from "./harness";

type Fakes = ReturnType<typeof useFakes>;

export const STAFF = "+33611223344";
export const CALLER = "+33639981234";
const ALL_DAY = [{ fromMin: 0, toMin: 1440 }];
const week = (intervals: WeeklyHours["monday"]): WeeklyHours => ({
  monday: intervals,
  tuesday: intervals,
  wednesday: intervals,
  thursday: intervals,
  friday: intervals,
  saturday: intervals,
  sunday: intervals,
});
export const ALWAYS_OPEN = week(ALL_DAY);
export const NEVER_OPEN = week([]);

const hex = () => crypto.randomUUID().replaceAll("-", "");
let lines = 0;

/** An account of one's own at Twilio, with one number that nobody else has. */
export async function twilioAccount(fakes: Fakes) {
  lines += 1;
  const account = { accountSid: `AC${hex()}`, authToken: hex(), phoneNumber: `+331870${String(10_000 + lines)}` };
  await fakes.twilio.addLine({ ...account, voiceUrl: "https://before.example/voice" });
  return account;
}

type Wanted = {
  profile?: Partial<ReceptionistProfile>;
  configure?: Partial<z.infer<typeof ConfigureNumber>>;
  /** Without one, nobody can answer yet. */
  hasProfile?: boolean;
  locale?: "fr" | "en";
};

/** An organisation that has imported a number of its own from Twilio. */
export async function twilioLine(fakes: Fakes, { profile, configure, hasProfile = true, locale = "fr" }: Wanted = {}) {
  const org = await createOrg({ locale });
  const wanted = {
    ...profileFromPreset({ businessName: "Garage Martin", industry: "garage", language: "fr" }),
    hours: ALWAYS_OPEN,
    ...profile,
  };
  const made = hasProfile ? await org.api("/ava-profiles", { json: wanted }) : null;
  const profileId = made && (await made.json<{ id: string }>()).id;
  const account = await twilioAccount(fakes);
  const { accountSid, authToken } = account;
  const listed = await org.api("/phone-numbers/twilio/verify", { json: { accountSid, authToken } });
  const { items } = await listed.json<z.infer<typeof TwilioNumbers>>();
  const answer = await org.api("/phone-numbers/twilio/import", { json: { sids: items.map(({ sid }) => sid) } });
  const [number] = (await answer.json<z.infer<typeof ImportAnswer>>()).imported;
  if (!number) throw new Error("Nothing was imported");
  if (configure) await configureLine(org, number, configure);
  return { ...account, org, orgId: org.orgId, number, profileId };
}
export type TestLine = Awaited<ReturnType<typeof twilioLine>>;

export async function configureLine(
  { api }: Pick<TestLine["org"], "api">,
  { id, profileId }: PhoneNumber,
  change: Partial<z.infer<typeof ConfigureNumber>>,
) {
  const json = { profileId, hours: null, routing: "ava", forwardTo: null, ringS: 0, afterHours: "ava", ...change };
  const answer = await api(`/phone-numbers/${id}/configure`, { method: "PUT", json });
  if (!answer.ok) throw new Error(await answer.text());
}

/** The fields of a call that comes in. */
export const incoming = ({ accountSid, phoneNumber }: TestLine, change: Params = {}): Params => ({
  AccountSid: accountSid,
  ApiVersion: "2010-04-01",
  CallSid: `CA${hex()}`,
  CallStatus: "ringing",
  Direction: "inbound",
  From: CALLER,
  To: phoneNumber,
  ...change,
});

type Sent = { token?: string; signedPath?: string; signature?: string | null; origin?: string };

/** Posts a form to one of Twilio's webhooks, signed with the line's own token unless told otherwise. */
export async function post(
  line: Pick<TestLine, "authToken">,
  path: string,
  params: Params,
  { token = line.authToken, signedPath = path, signature, origin = ORIGIN }: Sent = {},
): Promise<Response> {
  const url = `${origin}/api/v1/webhooks/twilio${signedPath}`;
  const sign = signature === undefined ? await twilioSignature(token, url, params) : signature;
  return fetchApi(`/webhooks/twilio${path}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/x-www-form-urlencoded",
      ...(sign !== null && { "X-Twilio-Signature": sign }),
    },
    body: formOf(params).toString(),
  });
}
