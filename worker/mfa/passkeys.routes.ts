import { Hono } from "hono";
import { answerLogIn, SECOND_FACTOR_COOKIE } from "../auth/answer-log-in";
import { LogInAnswer } from "../auth/auth.schema";
import { clearOwnCookie, readOwnCookie } from "../auth/own-cookie";
import { publicRoute, recentlyProven, signedInNow } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { addressOf, visitorOf } from "../http/visitor";
import { takeTry } from "../throttle/throttle.service";
import { RecoveryCodes } from "./mfa.schema";
import { answerOptions, takePasskeyCookie } from "./passkey-cookie";
import { answerByPasskey, beginSecondFactor, logInByPasskey } from "./passkey-log-in.service";
import { beginAssertion } from "./passkey-proof.service";
import { NewPasskey, PasskeyAssertion, PasskeyOptions, PasskeyParam, RenamePasskey } from "./passkeys.schema";
import { beginRegistration, finishRegistration, removePasskey, renamePasskey } from "./passkeys.service";

export const passkeyRoutes = new Hono<AppEnv>()
  .post(
    "/registration/options",
    recentlyProven(),
    document("auth", "What a browser makes a passkey with", { 200: PasskeyOptions }),
    async (c) => answerOptions(c, c.var.services.config, await beginRegistration(c.var.services, c.var.actor.userId)),
  )
  .post(
    "/registration",
    recentlyProven(),
    document("auth", "Add the passkey; answers recovery codes where there are none yet", { 200: RecoveryCodes }),
    validate("json", NewPasskey),
    async (c) => {
      const changer = { userId: c.var.actor.userId, visitor: visitorOf(c.req.raw) };
      const token = takePasskeyCookie(c, c.var.services.config);
      return c.json(await finishRegistration(c.var.services, changer, token, c.req.valid("json")));
    },
  )
  .put(
    "/:id",
    signedInNow(),
    document("auth", "Give a passkey another name", { 204: "Its name has changed" }),
    validate("param", PasskeyParam),
    validate("json", RenamePasskey),
    async (c) => {
      await renamePasskey(c.var.services, c.var.actor.userId, c.req.valid("param").id, c.req.valid("json").name);
      return c.body(null, 204);
    },
  )
  .delete(
    "/:id",
    recentlyProven(),
    document("auth", "Take a passkey away", { 204: "It opens nothing any more" }),
    validate("param", PasskeyParam),
    async (c) => {
      const changer = { userId: c.var.actor.userId, visitor: visitorOf(c.req.raw) };
      await removePasskey(c.var.services, changer, c.req.valid("param").id);
      return c.body(null, 204);
    },
  )
  .post(
    "/log-in/options",
    publicRoute(),
    document("auth", "What a browser asks for any passkey of ours with", { 200: PasskeyOptions }),
    async (c) => {
      const { services } = c.var;
      await takeTry(services, "begin:address", addressOf(visitorOf(c.req.raw)));
      return answerOptions(c, services.config, await beginAssertion(services, null));
    },
  )
  .post(
    "/log-in",
    publicRoute(),
    document("auth", "Log in with a passkey, which is both factors", { 200: LogInAnswer }),
    validate("json", PasskeyAssertion),
    async (c) => {
      const answer = { token: takePasskeyCookie(c, c.var.services.config), given: c.req.valid("json").response };
      return answerLogIn(c, await logInByPasskey(c.var.services, answer, visitorOf(c.req.raw)));
    },
  )
  .post(
    "/second-factor/options",
    publicRoute(),
    document("auth", "What a browser asks for the second factor's passkey with", { 200: PasskeyOptions }),
    async (c) => {
      const { services } = c.var;
      const halfway = readOwnCookie(c.req.raw, services.config, SECOND_FACTOR_COOKIE);
      return answerOptions(c, c.var.services.config, await beginSecondFactor(services, halfway));
    },
  )
  .post(
    "/second-factor",
    publicRoute(),
    document("auth", "End a log-in with a passkey", { 200: LogInAnswer }),
    validate("json", PasskeyAssertion),
    async (c) => {
      const { services } = c.var;
      const halfway = readOwnCookie(c.req.raw, services.config, SECOND_FACTOR_COOKIE);
      const answer = { token: takePasskeyCookie(c, c.var.services.config), given: c.req.valid("json").response };
      const loggedIn = await answerByPasskey(services, halfway, answer, visitorOf(c.req.raw));
      clearOwnCookie(c, services.config, SECOND_FACTOR_COOKIE);
      return answerLogIn(c, loggedIn);
    },
  );
