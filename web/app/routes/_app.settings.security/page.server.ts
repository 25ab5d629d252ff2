import type { apiFor } from "~/api.server";
import { readOrThrow } from "~/api.server";
import type { Translate } from "~/i18n/use-text";
import { formatAgo } from "~/settings/ago";
import { countryName } from "~/settings/country";
import type { AuditAction, AuditPage } from "../../../../worker/audit/audit.schema";
import { OpenIdProvider, type SessionList } from "../../../../worker/auth/auth.schema";
import type { Locale } from "../../../../worker/lib/schemas";

type Api = ReturnType<typeof apiFor>;
/** A linked account; without an id, one that could be. */
export type IdentityLine = {
  provider: OpenIdProvider;
  id: string | null;
  email: string | null;
  createdAt: string | null;
};
type Words = { t: Translate; locale: Locale; now: Date };

const PHONE_SYSTEMS = ["iOS", "Android"];

/** Everything the page shows, in words where they depend on the runtime: names of countries, and how long ago. */
export async function readSecurity(request: Request, api: Api, words: Words) {
  const [account, methods, factors, sessions, events] = await Promise.all([
    api.account.$get().then((answer) => readOrThrow(request, answer)),
    api.auth.methods.$get().then((answer) => readOrThrow(request, answer)),
    api.auth.mfa.$get().then((answer) => readOrThrow(request, answer)),
    api.auth.sessions.$get().then((answer) => readOrThrow(request, answer)),
    api.account.events.$get().then((answer) => readOrThrow(request, answer)),
  ]);
  const { t, locale, now } = words;
  const hasSecond = factors.totp !== null || factors.passkeys.length > 0;
  const here = sessions.items.find(({ isCurrent }) => isCurrent);
  return {
    hasPassword: account.hasPassword,
    /** A text message alone opens this account. */
    isWeak: account.waysIn.includes("phone-code") && !hasSecond,
    totp: factors.totp,
    recoveryCodesLeft: hasSecond ? factors.recoveryCodesLeft : null,
    passkeys: factors.passkeys.map(({ lastUsedAt, ...passkey }) => ({
      ...passkey,
      lastUsedAt,
      used: lastUsedAt
        ? t("security:passkeys.used", { ago: formatAgo(lastUsedAt, now, locale) })
        : t("security:passkeys.unused"),
    })),
    newPasskeyName: (here && deviceName(here, t)) ?? t("security:passkeys.nameFallback"),
    identities: OpenIdProvider.options.flatMap((provider): IdentityLine[] => {
      const linked = account.identities.filter((identity) => identity.provider === provider);
      if (linked.length > 0) return linked.map(({ id, email, createdAt }) => ({ provider, id, email, createdAt }));
      return methods[provider] ? [{ provider, id: null, email: null, createdAt: null }] : [];
    }),
    sessions: sessions.items.map((session) => sessionLine(session, words)),
    events: events.items.map((event) => eventLine(event, words)),
  };
}

type Device = Pick<SessionList["items"][number], "browser" | "system">;

/** "Firefox sur Linux"; null for what named neither itself nor its system. */
function deviceName({ browser, system }: Device, t: Translate): string | null {
  if (browser && system) return t("security:sessions.device", { browser, system });
  return browser ?? system;
}

function sessionLine(session: SessionList["items"][number], { t, locale, now }: Words) {
  const { id, system, country, method, lastUsedAt, isCurrent } = session;
  return {
    id,
    isCurrent,
    isPhone: system !== null && PHONE_SYSTEMS.includes(system),
    device: deviceName(session, t) ?? t("security:sessions.unknown"),
    place: countryName(country, locale),
    method: t(`security:sessions.methods.${method}`),
    lastUsedAt,
    used: isCurrent
      ? t("security:sessions.now")
      : t("security:sessions.used", { ago: formatAgo(lastUsedAt, now, locale) }),
  };
}

function eventLine({ id, action, at, country, device, detail }: AuditPage["items"][number], { t, locale, now }: Words) {
  return {
    id,
    at,
    isBad: ALARMING.has(action),
    ago: formatAgo(at, now, locale),
    what: t(`security:events.${action}`),
    facts: [meansIn(detail, t), device, countryName(country, locale)].filter((fact) => fact !== null),
  };
}

/** What its owner should look at twice. */
const ALARMING: ReadonlySet<AuditAction> = new Set([
  "log-in.failed",
  "refresh.reused",
  "second-factor.failed",
  "step-up.failed",
]);

const MEANS = [
  "password",
  "email-link",
  "phone-code",
  "google",
  "microsoft",
  "passkey",
  "totp",
  "recovery-code",
] as const;

/** By which means it was done, in words, where the event says. */
function meansIn({ method, factor, provider }: AuditPage["items"][number]["detail"], t: Translate): string | null {
  const means = MEANS.find((name) => name === (method ?? factor ?? provider));
  return means ? t(`security:sessions.methods.${means}`) : null;
}
