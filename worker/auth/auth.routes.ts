import { type Context, Hono } from "hono";
import { publicRoute, signedIn } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { limitAccount, limitAttempts } from "../http/rate-limit";
import { validate } from "../http/validate";
import { LogIn, LogInAnswer, Refresh, SessionView, SignUp, SignUpAnswer, Tokens, VerifyEmail } from "./auth.schema";
import { describeSession, type LoggedIn, logIn, logOut } from "./log-in.service";
import { refresh } from "./refresh.service";
import { clearSessionCookie, setSessionCookie } from "./session-cookie";
import { signUp, verifyEmail } from "./sign-up.service";

const userAgent = (c: Context) => c.req.header("User-Agent") ?? null;

const answerLogIn = (c: Context<AppEnv>, { answer, cookieToken, expiresAt }: LoggedIn) => {
  setSessionCookie(c, c.var.services.config, cookieToken, expiresAt);
  return c.json(answer);
};

export const authRoutes = new Hono<AppEnv>()
  .post(
    "/signup",
    publicRoute(),
    limitAttempts,
    document("auth", "Ask for an account; a link to the address confirms it", { 201: SignUpAnswer }),
    validate("json", SignUp),
    limitAccount,
    async (c) => {
      const answer = await signUp(c.var.services, c.req.valid("json"), c.req.header("Accept-Language"));
      return c.json(answer, 201);
    },
  )
  .post(
    "/verify-email",
    publicRoute(),
    limitAttempts,
    document("auth", "Confirm the address, which makes the account and logs in", { 200: LogInAnswer }),
    validate("json", VerifyEmail),
    async (c) => answerLogIn(c, await verifyEmail(c.var.services, c.req.valid("json").token, userAgent(c))),
  )
  .post(
    "/login",
    publicRoute(),
    limitAttempts,
    document("auth", "Log in: sets the session cookie and answers tokens for an API client", { 200: LogInAnswer }),
    validate("json", LogIn),
    limitAccount,
    async (c) => answerLogIn(c, await logIn(c.var.services, c.req.valid("json"), userAgent(c))),
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
      clearSessionCookie(c, c.var.services.config);
      return c.body(null, 204);
    },
  )
  .get("/session", signedIn(), document("auth", "Who is logged in, and where", { 200: SessionView }), async (c) =>
    c.json(await describeSession(c.var.services, c.var.actor.sessionId)),
  );
