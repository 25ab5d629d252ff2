import { Hono } from "hono";
import { answerLogIn } from "../auth/answer-log-in";
import { LogInAnswer, SecondFactorNeeded } from "../auth/auth.schema";
import { publicRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { preferredLocale } from "../http/locale";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { bindCode, boundCode } from "./code-cookie";
import { PhoneCodeSent, SendPhoneCode, VerifyPhone } from "./phone-log-in.schema";
import { logInByPhone, sendLogInCode } from "./phone-log-in.service";

export const phoneLogInRoutes = new Hono<AppEnv>()
  .post(
    "/send",
    publicRoute(),
    document("auth", "Send a code to a telephone, to log in or sign up with", { 202: PhoneCodeSent }),
    validate("json", SendPhoneCode),
    async (c) => {
      const { locale = preferredLocale(c.req.header("Accept-Language")), ...asked } = c.req.valid("json");
      return c.json(
        await sendLogInCode(c.var.services, { ...asked, locale, browser: bindCode(c) }, visitorOf(c.req.raw)),
        202,
      );
    },
  )
  .post(
    "/verify",
    publicRoute(),
    document("auth", "Log in with the code, which makes the account where the number has none", {
      200: LogInAnswer,
      202: SecondFactorNeeded,
    }),
    validate("json", VerifyPhone),
    async (c) => {
      const { locale = preferredLocale(c.req.header("Accept-Language")), ...given } = c.req.valid("json");
      return answerLogIn(
        c,
        await logInByPhone(c.var.services, { ...given, locale, browser: boundCode(c) }, visitorOf(c.req.raw)),
      );
    },
  );
