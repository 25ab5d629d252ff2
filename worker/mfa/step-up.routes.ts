import { Hono } from "hono";
import { signedInNow } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { ProveAgain, Proven, StepUp } from "./mfa.schema";
import { answerOptions, takePasskeyCookie } from "./passkey-cookie";
import { stepUpByPasskey } from "./passkey-log-in.service";
import { beginAssertion } from "./passkey-proof.service";
import { PasskeyAssertion, PasskeyOptions } from "./passkeys.schema";
import { describeStepUp, stepUp } from "./step-up.service";

export const stepUpRoutes = new Hono<AppEnv>()
  .get(
    "/",
    signedInNow(),
    document("auth", "Whether what matters may be changed now, and how to prove again who you are", { 200: StepUp }),
    async (c) => c.json(await describeStepUp(c.var.services, c.var.actor)),
  )
  .post(
    "/",
    signedInNow(),
    document("auth", "Prove again who you are, with the second factor or, without one, the password", { 200: Proven }),
    validate("json", ProveAgain),
    async (c) => {
      const prover = { actor: c.var.actor, visitor: visitorOf(c.req.raw) };
      return c.json(await stepUp(c.var.services, prover, c.req.valid("json")));
    },
  )
  .post(
    "/passkey/options",
    signedInNow(),
    document("auth", "What a browser asks for a passkey of one's own with", { 200: PasskeyOptions }),
    async (c) => answerOptions(c, c.var.services.config, await beginAssertion(c.var.services, c.var.actor.userId)),
  )
  .post(
    "/passkey",
    signedInNow(),
    document("auth", "Prove again who you are, with a passkey", { 200: Proven }),
    validate("json", PasskeyAssertion),
    async (c) => {
      const prover = { actor: c.var.actor, visitor: visitorOf(c.req.raw) };
      const answer = { token: takePasskeyCookie(c, c.var.services.config), given: c.req.valid("json").response };
      return c.json(await stepUpByPasskey(c.var.services, prover, answer));
    },
  );
