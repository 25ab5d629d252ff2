import { Hono } from "hono";
import { publicRoute, signedIn } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { FOR_EVERYBODY, publicConfig } from "../http/public-config";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { answerLogIn } from "./answer-log-in";
import {
  LinkToken,
  LogIn,
  LogInAnswer,
  OfferedWays,
  Refresh,
  SecondFactorNeeded,
  SessionView,
  SignUp,
  SignUpAnswer,
  Tokens,
} from "./auth.schema";
import { describeSession, logIn, logOut } from "./log-in.service";
import { NEWCOMER_COOKIE } from "./newcomer-cookie";
import { clearOwnCookie, readOwnCookie } from "./own-cookie";
import { refresh } from "./refresh.service";
import { SESSION_COOKIE } from "./session-cookie";
import { signUp, verifyEmail } from "./sign-up.service";

export const authRoutes = new Hono<AppEnv>()
  .get(
    "/methods",
    publicRoute(),
    document("auth", "Which ways in are offered beside password, link and passkey", { 200: OfferedWays }),
    async (c) => {
      const { openId, phoneCodes } = c.var.services.config;
      const ways = () => ({
        phone: phoneCodes !== null,
        google: openId.google !== null,
        microsoft: openId.microsoft !== null,
      });
      return c.json(await publicConfig(c.var.services, "auth-methods", OfferedWays, ways), 200, FOR_EVERYBODY);
    },
  )
  .post(
    "/signup",
    publicRoute(),
    document("auth", "Ask for an account; a link to the address confirms it", { 201: SignUpAnswer }),
    validate("json", SignUp),
    async (c) => {
      const { services } = c.var;
      const asked = c.req.valid("json");
      return c.json(await signUp(services, asked, visitorOf(c.req.raw), c.req.header("Accept-Language")), 201);
    },
  )
  .post(
    "/verify-email",
    publicRoute(),
    document("auth", "Confirm the address, which makes the account and logs in", { 200: LogInAnswer }),
    validate("json", LinkToken),
    async (c) => {
      const { services } = c.var;
      const newcomerToken = readOwnCookie(c.req.raw, services.config, NEWCOMER_COOKIE);
      const visitor = visitorOf(c.req.raw);
      return answerLogIn(c, await verifyEmail(services, c.req.valid("json").token, visitor, newcomerToken));
    },
  )
  .post(
    "/login",
    publicRoute(),
    document("auth", "Log in: sets the session cookie and answers tokens for an API client", {
      200: LogInAnswer,
      202: SecondFactorNeeded,
    }),
    validate("json", LogIn),
    async (c) => answerLogIn(c, await logIn(c.var.services, c.req.valid("json"), c.req.raw)),
  )
  .post(
    "/refresh",
    publicRoute(),
    document("auth", "Trade a refresh token for the next pair of tokens", { 200: Tokens }),
    validate("json", Refresh),
    async (c) => c.json(await refresh(c.var.services, c.req.valid("json").refreshToken)),
  )
  .post(
    "/logout",
    publicRoute(),
    document("auth", "End the session, with its refresh tokens", { 204: "The session has ended" }),
    async (c) => {
      await logOut(c.var.services, c.req.raw);
      clearOwnCookie(c, c.var.services.config, SESSION_COOKIE);
      return c.body(null, 204);
    },
  )
  .get("/session", signedIn(), document("auth", "Who is logged in, and where", { 200: SessionView }), async (c) =>
    c.json(await describeSession(c.var.services, c.var.actor.sessionId)),
  );
