import { type Context, Hono } from "hono";
import { answerLogIn, SECOND_FACTOR_COOKIE } from "../auth/answer-log-in";
import { LogInAnswer } from "../auth/auth.schema";
import { clearOwnCookie, readOwnCookie } from "../auth/own-cookie";
import { publicRoute, recentlyProven, signedInNow } from "../http/access";
import type { Actor, AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { answerSecondFactor } from "./answer-second-factor.service";
import { AnswerSecondFactor, ConfirmTotp, Factors, RecoveryCodes, TotpSetup } from "./mfa.schema";
import { type Changer, replaceRecoveryCodes } from "./recovery-codes.service";
import { describeFactors } from "./second-factors.service";
import { confirmTotp, removeTotp, setUpTotp } from "./totp.service";

const changerOf = (c: Context<AppEnv & { Variables: { actor: Actor } }>): Changer => ({
  userId: c.var.actor.userId,
  visitor: visitorOf(c.req.raw),
});

export const mfaRoutes = new Hono<AppEnv>()
  .get("/", signedInNow(), document("auth", "The second factors of one's own account", { 200: Factors }), async (c) =>
    c.json(await describeFactors(c.var.services.db, c.var.actor.userId)),
  )
  .post(
    "/totp",
    recentlyProven(),
    document("auth", "A secret for an authenticator app, shown once", { 200: TotpSetup }),
    async (c) => c.json(await setUpTotp(c.var.services, c.var.actor.userId)),
  )
  .post(
    "/totp/confirm",
    recentlyProven(),
    document("auth", "Turn the app on with its first code; answers recovery codes where there are none yet", {
      200: RecoveryCodes,
    }),
    validate("json", ConfirmTotp),
    async (c) => c.json(await confirmTotp(c.var.services, changerOf(c), c.req.valid("json").code)),
  )
  .delete(
    "/totp",
    recentlyProven(),
    document("auth", "Take the authenticator app away", { 204: "It counts no more" }),
    async (c) => {
      await removeTotp(c.var.services, changerOf(c));
      return c.body(null, 204);
    },
  )
  .post(
    "/recovery-codes",
    recentlyProven(),
    document("auth", "Ten new recovery codes, shown once; the old ones serve no more", { 200: RecoveryCodes }),
    async (c) => {
      const answer: RecoveryCodes = { recoveryCodes: await replaceRecoveryCodes(c.var.services, changerOf(c)) };
      return c.json(answer);
    },
  )
  .post(
    "/verify",
    publicRoute(),
    document("auth", "End a log-in with a code of the app, or a recovery code", { 200: LogInAnswer }),
    validate("json", AnswerSecondFactor),
    async (c) => {
      const { services } = c.var;
      const { code, challenge: token = readOwnCookie(c.req.raw, services.config, SECOND_FACTOR_COOKIE) } =
        c.req.valid("json");
      const loggedIn = await answerSecondFactor(services, { token, code, visitor: visitorOf(c.req.raw) });
      clearOwnCookie(c, services.config, SECOND_FACTOR_COOKIE);
      return answerLogIn(c, loggedIn);
    },
  );
