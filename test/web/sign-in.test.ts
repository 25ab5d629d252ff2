import fc from "fast-check";
import { expect, test } from "vitest";
import { replyWithFailure } from "~/failure.server";
import { translatorFor } from "~/i18n/i18n.server";
import { namespacesAt } from "~/i18n/resources";
import { awaitedCode, rememberCode } from "~/sign-in/awaited-code.server";
import { awaitedMail, rememberMail } from "~/sign-in/awaited-mail.server";
import { linkFailure } from "~/sign-in/link-page.server";
import { nextIn, withNext } from "~/sign-in/next";
import { noticeIn } from "~/sign-in/notices";
import { passkeyIn } from "~/sign-in/passkey-form.server";
import { askedForm, askingFor, secondFactorPath, secondFactorsIn } from "~/sign-in/second-factors";
import { secondsUntil, waitWords } from "~/sign-in/wait";
import { canHavePasskeys } from "~/sign-in/ways.server";

const speaking = (language: string) =>
  translatorFor(new Request("http://ava.test/", { headers: { Cookie: `ava_lang=${language}` } }));
const searchOf = (path: string) => new URL(path, "http://ava.test").searchParams;
const page = (path: string) => new Request(new URL(path, "http://ava.test"));
/** What a browser sends back of a Set-Cookie header. */
const returning = (cookie: string) =>
  new Request("http://ava.test/", { headers: { Cookie: cookie.split(";")[0] ?? "" } });

test("where to go on to survives every step, and never leads to another site or back to a way in", () => {
  const next = "/calls?status=ended&from=2026-11-01";
  expect(nextIn(searchOf(withNext("/login?notice=expired", next)))).toBe(next);
  expect(nextIn(searchOf(withNext(secondFactorPath(["totp"]), next)))).toBe(next);
  expect(withNext("/login", null)).toBe("/login");
  for (const path of [
    "//evil.example",
    "https://evil.example",
    "/login?next=/login",
    "/signup",
    "/logout",
    "/api/v1/x",
    "",
  ])
    expect(nextIn(searchOf(withNext("/login", path))), path).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."/\\.:@?#%2f\t evil") }), (path) => {
      const led = nextIn(searchOf(withNext("/login", `/${path}`)));
      expect(new URL(led ?? "/", "http://ava.test").origin).toBe("http://ava.test");
    }),
  );
});

test("a page that is not a way in may begin like one", () => {
  expect(nextIn(searchOf("/login?next=/login-history"))).toBe("/login-history");
});

test("what one can prove oneself with travels in the address, and everything is offered where it does not", () => {
  const search = searchOf(secondFactorPath(["passkey", "recovery-code"]));
  expect(secondFactorsIn(search)).toEqual(["passkey", "recovery-code"]);
  expect(secondFactorsIn(searchOf("/login/second-factor?with=palm"))).toEqual(["totp", "passkey", "recovery-code"]);
  expect(askedForm(search, secondFactorsIn(search)), "a passkey needs no form").toBeNull();
  const lost = searchOf(askingFor(search, true));
  expect(askedForm(lost, secondFactorsIn(lost))).toBe("recovery-code");
  const found = searchOf(askingFor(lost, false));
  expect(found.toString()).toBe(search.toString());
  expect(askedForm(lost, ["totp"]), "an account without recovery codes").toBe("totp");
});

test("a refusal for too many tries says how long to wait, where the API says it", async () => {
  const { parseWithZod } = await import("@conform-to/zod/v4");
  const { LogIn } = await import("../../worker/auth/auth.schema");
  const form = new FormData();
  form.set("email", "marion@example.fr");
  form.set("password", "secret-secret");
  const submission = parseWithZod(form, { schema: LogIn });
  const refused = { code: "too_many_requests", requestId: "request-1", issues: [], hints: [] } as const;
  const said = (language: string, retryAfterS: number) =>
    speaking(language).then(
      (t) => replyWithFailure(submission, { ...refused, issues: [], hints: [], retryAfterS }, t).error?.[""],
    );
  expect(await said("fr", 125)).toEqual(["Trop d’essais en peu de temps. Réessayez dans 2\u00a0min\u00a005."]);
  expect(await said("en", 9)).toEqual(["Too many tries in a short time. Try again in 9s."]);
});

test("a wait is said in whole seconds, never as none", async () => {
  const t = await speaking("fr");
  expect(waitWords(0.2, t)).toBe("1\u00a0s");
  expect(waitWords(59.1, t)).toBe("1\u00a0min\u00a000");
  expect(secondsUntil(10_000, 9_001)).toBe(1);
  expect(secondsUntil(10_000, 10_000)).toBe(0);
  expect(secondsUntil(10_000, 99_000)).toBe(0);
});

test("whom a link or a code was sent to is kept for the next page, and anything else in that cookie is nothing", () => {
  const mail = { purpose: "log-in", email: "zoé+a;b=c@exemple.fr", againAtMs: 5, next: "/calls" } as const;
  const sent = { ...mail, email: "zoe@exemple.fr" };
  expect(awaitedMail(returning(rememberMail(page("/login/link"), sent)))).toEqual(sent);
  const code = { phone: "+33612345678", againAtMs: 5 };
  expect(awaitedCode(returning(rememberCode(page("/login/phone"), code)))).toEqual(code);
  for (const value of ["", "{", "null", "%7B%22phone%22%3A%22%3Cb%3E%22%7D"])
    expect(awaitedCode(returning(`ava_awaited_code=${value}`)), value).toBeNull();
});

test("a cookie that somebody planted leads to no other site", () => {
  const mail = { purpose: "log-in", email: "ana@example.org", againAtMs: 5 } as const;
  const led = (next: string | null) => awaitedMail(returning(rememberMail(page("/login/link"), { ...mail, next })));
  expect(led("//evil.example/x")).toEqual({ ...mail, next: null });
  expect(led("/calls?status=ended")).toEqual({ ...mail, next: "/calls?status=ended" });
});

test("a link that nobody knows is, to its reader, one that serves no more", async () => {
  const t = await speaking("en");
  const failure = {
    requestId: "request-1",
    issues: [{ path: "token", message: "is not one of our links" }],
    hints: [],
  };
  const expired = "This link has expired or was already used. Ask for a new one.";
  expect(linkFailure({ ...failure, code: "invalid_input" }, t)).toBe(expired);
  expect(linkFailure({ ...failure, issues: [], code: "link_expired" }, t)).toBe(expired);
  expect(linkFailure({ ...failure, issues: [], code: "internal" }, t)).not.toBe(expired);
});

test("the log-in page says what it was sent, and nothing else", () => {
  expect(noticeIn(searchOf("/login?notice=link-google"))).toBe("linkGoogle");
  expect(noticeIn(searchOf("/login?notice=toString"))).toBeNull();
  expect(noticeIn(searchOf("/login"))).toBeNull();
});

test("a passkey needs a name to belong to: none is offered on a bare address", () => {
  expect(canHavePasskeys(new Request("https://app.avafirst.example/login"))).toBe(true);
  expect(canHavePasskeys(new Request("http://localhost:8788/login"))).toBe(true);
  expect(canHavePasskeys(new Request("http://127.0.0.1:8788/login"))).toBe(false);
  expect(canHavePasskeys(new Request("http://[::1]:8788/login"))).toBe(false);
});

test("what is no passkey's answer is none", () => {
  const form = new FormData();
  expect(passkeyIn(form)).toBeNull();
  for (const text of ["", "{", "[]", '{"id":"a"}']) {
    form.set("passkey", text);
    expect(passkeyIn(form), text).toBeNull();
  }
});

test("the words of the ways in come with those pages, and with no other", () => {
  for (const path of [
    "/login",
    "/login/phone/code",
    "/signup",
    "/magic-link",
    "/reset-password",
    "/check-email",
    "/strengthen",
  ])
    expect(namespacesAt(path), path).toEqual(["auth"]);
  expect(namespacesAt("/dashboard")).toEqual([]);
  expect(namespacesAt("/confirm-email")).toEqual(["auth"]);
});
