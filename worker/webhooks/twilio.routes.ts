import { type Context, Hono } from "hono";
import * as z from "zod";
import { CallParam } from "../calls/calls.schema";
import { providerRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { AppError } from "../lib/errors";
import { log } from "../lib/log";
import { readStatus } from "../providers/twilio-calls";
import { TWIML_TYPE } from "../providers/twilio-voice";
import { noteResult } from "./count-results";
import { answerInTime, sorryToAnybody, withoutAva } from "./twilio-answers";
import { endLeg, withoutNextStep } from "./twilio-leg.service";
import { requireTwilioRequest, requireTwilioSocket, type TwilioRequest } from "./twilio-request";
import { originOf, tellRoom } from "./twilio-room.service";
import { answerCall } from "./twilio-voice.service";

const Profile = z.string().max(64).optional();
const VoiceQuery = z.object({ profile: Profile });
const LegQuery = z.object({ leg: z.enum(["relay", "staff", "transfer", "forward"]), profile: Profile });
const RelayQuery = z.object({ call: CallParam.shape.id });

const twiml = (xml: string) => new Response(xml, { headers: { "Content-Type": TWIML_TYPE } });

/** Null: it could not be found out whose call this is, as while the database is down. Throws for one that is nobody's. */
async function verified(c: Context<AppEnv>, how: { fresh: boolean }): Promise<TwilioRequest | null> {
  try {
    return await requireTwilioRequest(c, how);
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.error("webhook.answer_failed", { provider: "twilio", step: "verify", error });
    noteResult(c.req.raw, "failed");
    return null;
  }
}

/** Twilio's webhooks of the numbers that Ava answers by herself, signed with each organisation's own token (CONTRACTS.md 2.3–2.6). */
export const twilioWebhookRoutes = new Hono<AppEnv>()
  .post(
    "/voice",
    providerRoute("twilio"),
    document("webhooks", "A call on a number imported from Twilio: answers TwiML", { 200: "TwiML" }),
    validate("query", VoiceQuery),
    async (c) => {
      const { services } = c.var;
      const request = await verified(c, { fresh: true });
      if (!request) return twiml(await sorryToAnybody());
      const { call, line } = request;
      const work = answerCall(services, request, c.req.valid("query").profile);
      const what = { callSid: call.callSid, orgId: line.org.id, step: "voice" };
      return twiml(
        await answerInTime(what, work, () => {
          noteResult(c.req.raw, "failed");
          return withoutAva(request, { mayForward: call.direction === "inbound" });
        }),
      );
    },
  )
  .post(
    "/relay-ended",
    providerRoute("twilio"),
    document("webhooks", "A leg of such a call is over: answers TwiML with what is next", { 200: "TwiML" }),
    validate("query", LegQuery),
    async (c) => {
      const { leg, profile } = c.req.valid("query");
      const request = await verified(c, { fresh: false });
      if (!request) return twiml(await sorryToAnybody());
      const { call, line } = request;
      const what = { callSid: call.callSid, orgId: line.org.id, step: leg };
      const work = endLeg(c.var.services, request, leg, profile);
      return twiml(
        await answerInTime(what, work, () => {
          noteResult(c.req.raw, "failed");
          return withoutNextStep(request, leg);
        }),
      );
    },
  )
  .post(
    "/status",
    providerRoute("twilio"),
    document("webhooks", "How such a call is getting on", { 204: "Taken" }),
    async (c) => {
      const { services } = c.var;
      const request = await requireTwilioRequest(c, { fresh: false });
      const event = readStatus(request.form, request.call, services.now().getTime());
      if (event) {
        // A call that we placed is answered by whom the voice webhook names, which may come later than this.
        const profileId = request.call.direction === "inbound" ? request.line.number.profileId : null;
        const origin = await originOf(services, request, { profileId });
        const isNew = await tellRoom(services, origin, [event]);
        if (!isNew) noteResult(c.req.raw, "repeated");
      }
      return c.body(null, 204);
    },
  )
  .get(
    "/relay",
    providerRoute("twilio"),
    document("webhooks", "The socket on which Ava talks in such a call", { 200: "Upgraded to a WebSocket" }),
    validate("query", RelayQuery),
    async (c) => {
      const { call } = c.req.valid("query");
      await requireTwilioSocket(c, call);
      if (c.req.header("Upgrade")?.toLowerCase() !== "websocket")
        throw new AppError("upgrade_required", "Connect with a WebSocket.");
      const answer = await c.var.services.rooms.getByName(call).fetch(new Request("http://room/relay", c.req.raw));
      // A handshake that was kept from an earlier call opens nothing.
      if (answer.status !== 101) throw new AppError("conflict", "This call is over.");
      return answer;
    },
  );
