import { IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { Provider } from "oidc-provider";
import * as z from "zod";
import { accountPage } from "./account-page";
import { AccountForm } from "./accounts";
import { VENDOR_OF_HOST, type Vendor } from "./hosts";
import { createMemory } from "./memory";
import { type Common, newCookieKey, newKeys, type OpenIdClient, openProvider, SESSION_COOKIE } from "./provider";
import { COMMON, FACTS, GOOGLE_ISSUER, googleDiscovery, microsoftDiscovery, microsoftIssuer } from "./vendors";

type Options = {
  /** Where the browser of this machine finds the log-in pages, under `/openid/google` and `/openid/microsoft`. */
  browserOrigin: string;
  google: OpenIdClient;
  microsoft: OpenIdClient;
};

/** A request, as the vendor sees it. */
type Place = {
  vendor: Vendor;
  /** Microsoft's tenant in the path. */
  tenant: string;
  /** What stands before `path` in the address. */
  mount: string;
  /** Without its query. */
  path: string;
};

/**
 * Google and Microsoft as OpenID providers, on this machine: `node` is a Node handler, which Miniflare binds as a service
 * (`serviceBindings: { OPENID: { node } }`). It answers for the vendors' hosts, and for a browser below `browserOrigin`.
 * Nothing is loaded or made before the first request; nothing outlives the process. See docs/decisions/0016.
 */
export function createOpenId({ browserOrigin, google, microsoft }: Options) {
  const memory = createMemory();
  const accounts: Common["accounts"] = new Map();
  const providers = new Map<string, Promise<Provider>>();
  let common: Promise<Common> | undefined;

  /** Microsoft has an issuer for each tenant: each is a provider of its own, with the same keys and the same memory. */
  function providerOf(vendor: Vendor, tenant: string): Promise<Provider> {
    const issuer = vendor === "google" ? GOOGLE_ISSUER : microsoftIssuer(tenant);
    const known = providers.get(issuer);
    if (known) return known;
    common ??= newKeys().then((jwks) => ({ memory, accounts, jwks, cookieKey: newCookieKey() }));
    const opened = common.then((shared) => openProvider(vendor, issuer, { google, microsoft }[vendor], shared));
    providers.set(issuer, opened);
    return opened;
  }

  const tenantOfAccount = (accountId: unknown): string =>
    (typeof accountId === "string" && accounts.get(accountId)?.tid) || COMMON;

  /** What `common` began is ended by the tenant of the account that was chosen there. */
  async function tenantFor({ vendor, tenant, path }: Place, body: string | null): Promise<string> {
    if (vendor === "google") return COMMON;
    const { authorization, token } = FACTS[vendor].routes;
    const resumed = path.startsWith(`${authorization}/`) ? path.slice(authorization.length + 1) : null;
    if (resumed) return tenantOfAccount(memory.read("Interaction", resumed)?.result?.login?.accountId);
    const code = path === token && body !== null ? new URLSearchParams(body).get("code") : null;
    if (code) return tenantOfAccount(memory.read("AuthorizationCode", code)?.accountId);
    return tenant;
  }

  async function node(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const url = new URL(req.url ?? "/", `http://${req.headers.host ?? "localhost"}`);
    const place = locate(url);
    if (!place) return void res.writeHead(404).end();
    const { vendor, tenant, path } = place;
    if (path === FACTS[vendor].discoveryPath) {
      const found = vendor === "google" ? googleDiscovery(browserOrigin) : microsoftDiscovery(browserOrigin, tenant);
      return void res.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(found));
    }
    const body = req.method === "POST" ? await text(req) : null;
    const provider = await providerOf(vendor, await tenantFor(place, body));
    const moved = asMounted(req, url, place, body);
    if (path.endsWith("/account")) return chooseAccount(provider, vendor, moved, res, body);
    await provider.callback()(moved, res);
  }

  async function chooseAccount(
    provider: Provider,
    vendor: Vendor,
    req: IncomingMessage,
    res: ServerResponse,
    body: string | null,
  ): Promise<void> {
    const interaction = await provider.interactionDetails(req, res).catch(() => null);
    if (!interaction) return void res.writeHead(400).end("This log-in is over. Start again.");
    const hint = z.string().catch("").parse(interaction.params.login_hint);
    const show = (problem: string | null) =>
      void res
        .writeHead(problem ? 400 : 200, { "Content-Type": "text/html; charset=utf-8" })
        .end(accountPage(vendor, { hint, problem }));
    if (body === null) return show(null);
    const form = Object.fromEntries(new URLSearchParams(body));
    if (form.cancel) return provider.interactionFinished(req, res, { error: "access_denied" });
    const chosen = AccountForm.safeParse(form);
    if (!chosen.success) return show(z.prettifyError(chosen.error));
    const account = FACTS[vendor].accountOf(chosen.data);
    accounts.set(account.sub, account);
    // The session is thrown away: as with many accounts at the vendor, each log-in asks which one it is.
    await provider.interactionFinished(req, res, { login: { accountId: account.sub }, select_account: {} });
  }

  return { node };
}

/** Whose address it is, below the vendor's host or below ours; null when it is nobody's. */
function locate({ host, pathname }: URL): Place | null {
  const ours = /^\/openid\/(google|microsoft)(\/.*)$/.exec(pathname);
  const vendor = VENDOR_OF_HOST[host] ?? (ours?.[1] === "google" || ours?.[1] === "microsoft" ? ours[1] : null);
  if (!vendor) return null;
  const before = host in VENDOR_OF_HOST ? "" : `/openid/${vendor}`;
  const rest = pathname.slice(before.length);
  if (vendor === "google") return { vendor, tenant: COMMON, mount: before, path: rest };
  const [, tenant, path] = /^\/([0-9a-z-]+)(\/.*)$/.exec(rest) ?? [];
  return tenant && path ? { vendor, tenant, mount: `${before}/${tenant}`, path } : null;
}

/**
 * The request as oidc-provider is to see it: mounted below `place.mount` (`originalUrl`, as Express sets it), unread, and without
 * the vendor's own session.
 */
function asMounted(req: IncomingMessage, url: URL, { mount, path }: Place, body: string | null): IncomingMessage {
  const moved = new IncomingMessage(req.socket);
  const cookies = (req.headers.cookie ?? "").split(/; */).filter((pair) => !pair.startsWith(SESSION_COOKIE));
  Object.assign(moved, {
    method: req.method,
    url: `${path}${url.search}`,
    originalUrl: `${mount}${path}${url.search}`,
    httpVersion: req.httpVersion,
    complete: true,
    headers: {
      ...req.headers,
      cookie: cookies.join("; "),
      "x-forwarded-host": url.host,
      "x-forwarded-proto": url.host in VENDOR_OF_HOST ? "https" : "http",
    },
  });
  if (body !== null) moved.push(body);
  moved.push(null);
  return moved;
}
