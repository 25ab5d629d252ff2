import { Hono } from "hono";
import { signedInNow } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { ProveAgain, Proven, StepUp } from "./mfa.schema";
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
  );
