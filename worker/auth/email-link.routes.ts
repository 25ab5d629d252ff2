import { Hono } from "hono";
import { publicRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { preferredLocale } from "../http/locale";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { answerLogIn } from "./answer-log-in";
import { sendLink } from "./ask-for-link.service";
import { AskForLink, LinkSent, LinkToken, LogInAnswer, ResetPassword, SecondFactorNeeded } from "./auth.schema";
import { logInByLink, resetPassword } from "./follow-link.service";

const LOG_IN_ANSWERS = { 200: LogInAnswer, 202: SecondFactorNeeded };

export const emailLinkRoutes = new Hono<AppEnv>()
  .post(
    "/magic-link/send",
    publicRoute(),
    document("auth", "Mail a link that logs in", { 202: LinkSent }),
    validate("json", AskForLink),
    async (c) => {
      const { email, locale = preferredLocale(c.req.header("Accept-Language")) } = c.req.valid("json");
      return c.json(await sendLink(c.var.services, "log-in", { email, locale }, visitorOf(c.req.raw)), 202);
    },
  )
  .get(
    "/magic-link/verify",
    publicRoute(),
    document("auth", "Where a mailed link may lead: on to the page that confirms it. Spends nothing", {
      302: "The page that logs in with the link",
    }),
    validate("query", LinkToken),
    (c) => {
      c.header("Cache-Control", "no-store");
      return c.redirect(`/magic-link?${new URLSearchParams({ token: c.req.valid("query").token })}`);
    },
  )
  .post(
    "/magic-link/verify",
    publicRoute(),
    document("auth", "Log in with a mailed link, once and in any browser", LOG_IN_ANSWERS),
    validate("json", LinkToken),
    async (c) => answerLogIn(c, await logInByLink(c.var.services, c.req.valid("json").token, visitorOf(c.req.raw))),
  )
  .post(
    "/password/forgot",
    publicRoute(),
    document("auth", "Mail a link that sets a new password", { 202: LinkSent }),
    validate("json", AskForLink),
    async (c) => {
      const { email, locale = preferredLocale(c.req.header("Accept-Language")) } = c.req.valid("json");
      return c.json(await sendLink(c.var.services, "reset-password", { email, locale }, visitorOf(c.req.raw)), 202);
    },
  )
  .post(
    "/password/reset",
    publicRoute(),
    document("auth", "Set a new password with a mailed link: ends every session, and logs in", LOG_IN_ANSWERS),
    validate("json", ResetPassword),
    async (c) => answerLogIn(c, await resetPassword(c.var.services, c.req.valid("json"), visitorOf(c.req.raw))),
  );
