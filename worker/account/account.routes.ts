import { Hono } from "hono";
import { AuditPage } from "../audit/audit.schema";
import { LinkSent, LinkToken } from "../auth/auth.schema";
import { clearOwnCookie } from "../auth/own-cookie";
import { SESSION_COOKIE } from "../auth/session-cookie";
import { publicRoute, recentlyProven, signedInNow } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { validate } from "../http/validate";
import { visitorOf } from "../http/visitor";
import { PhoneCodeSent } from "../phone-log-in/phone-log-in.schema";
import { Account, ConfirmPhone, ErasePlan, NewEmail, NewPassword, NewPhone, Profile } from "./account.schema";
import { changeProfile, describeAccount, forgetBounce, listEvents } from "./account.service";
import { askToChangeEmail, confirmEmail } from "./email.service";
import { eraseAccount, planErasure } from "./erase.service";
import { exportAccount } from "./export.service";
import { setPassword } from "./password.service";
import { askToChangePhone, confirmPhone, removePhone } from "./phone.service";

export const accountRoutes = new Hono<AppEnv>()
  .get("/", signedInNow(), document("account", "One's own account, with every way in", { 200: Account }), async (c) =>
    c.json(await describeAccount(c.var.services, c.var.actor.userId)),
  )
  .put(
    "/profile",
    signedInNow(),
    document("account", "Change name, language and time zone", { 200: Account }),
    validate("json", Profile),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await changeProfile(services, actor, c.req.valid("json"), visitorOf(c.req.raw)));
    },
  )
  .post(
    "/email",
    recentlyProven(),
    document("account", "Ask for another address; a link sent there confirms it", { 202: LinkSent }),
    validate("json", NewEmail),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await askToChangeEmail(services, actor, c.req.valid("json").email, visitorOf(c.req.raw)), 202);
    },
  )
  .post(
    "/email/confirm",
    publicRoute(),
    document("account", "Confirm the new address with the link that was sent there", { 204: "The address is changed" }),
    validate("json", LinkToken),
    async (c) => {
      await confirmEmail(c.var.services, c.req.valid("json").token, visitorOf(c.req.raw));
      return c.body(null, 204);
    },
  )
  .delete(
    "/email/bounce",
    signedInNow(),
    document("account", "Say that one's address takes mail again", { 204: "We write to it again" }),
    async (c) => {
      await forgetBounce(c.var.services, c.var.actor.userId);
      return c.body(null, 204);
    },
  )
  .put(
    "/password",
    recentlyProven(),
    document("account", "Set or change the password, which ends every other session", { 204: "It is set" }),
    validate("json", NewPassword),
    async (c) => {
      const { services, actor } = c.var;
      await setPassword(services, actor, c.req.valid("json"), visitorOf(c.req.raw));
      return c.body(null, 204);
    },
  )
  .post(
    "/phone/send",
    recentlyProven(),
    document("account", "Send a code to a number that one wants on the account", { 202: PhoneCodeSent }),
    validate("json", NewPhone),
    async (c) => {
      const { services, actor } = c.var;
      return c.json(await askToChangePhone(services, actor, c.req.valid("json").phone, visitorOf(c.req.raw)), 202);
    },
  )
  .post(
    "/phone/verify",
    recentlyProven(),
    document("account", "Put the number on the account with the code that was sent there", { 204: "It is there" }),
    validate("json", ConfirmPhone),
    async (c) => {
      const { services, actor } = c.var;
      await confirmPhone(services, actor, c.req.valid("json"), visitorOf(c.req.raw));
      return c.body(null, 204);
    },
  )
  .delete(
    "/phone",
    recentlyProven(),
    document("account", "Take the number off the account", { 204: "It is gone" }),
    async (c) => {
      await removePhone(c.var.services, c.var.actor, visitorOf(c.req.raw));
      return c.body(null, 204);
    },
  )
  .get(
    "/events",
    signedInNow(),
    document("account", "What happened to one's account of late, newest first", { 200: AuditPage }),
    async (c) => c.json(await listEvents(c.var.services, c.var.actor.userId)),
  )
  .get(
    "/export",
    recentlyProven(),
    document("account", "Everything kept of oneself and of the organisations one owns", { 200: "A JSON file" }),
    async (c) => {
      const { services, actor } = c.var;
      const file = await exportAccount(services, actor, visitorOf(c.req.raw));
      return c.body(file, 200, {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="avafirst-${services.now().toISOString().slice(0, 10)}.json"`,
        "Cache-Control": "no-store",
      });
    },
  )
  .get(
    "/erase",
    signedInNow(),
    document("account", "What would go with one's account, and what keeps it from going", { 200: ErasePlan }),
    async (c) => c.json(await planErasure(c.var.services, c.var.actor.userId)),
  )
  .delete(
    "/",
    recentlyProven(),
    document("account", "Erase oneself, with the organisations that nobody else is in", { 204: "It has begun" }),
    async (c) => {
      const { services, actor } = c.var;
      await eraseAccount(services, actor, visitorOf(c.req.raw));
      clearOwnCookie(c, services.config, SESSION_COOKIE);
      return c.body(null, 204);
    },
  );
