import { env } from "cloudflare:workers";
import { fetchApi, ORIGIN } from "../harness";
import { signInAt, type Typed } from "./openid-browser";

export type Provider = "google" | "microsoft";
export const CONTOSO = "11111111-1111-4111-8111-111111111111";

/** One browser of ours: it keeps our cookies from answer to answer. */
export function newBrowser(cookies: Record<string, string> = {}) {
  const jar = new Map(Object.entries(cookies));
  const from = { "CF-Connecting-IP": `browser-${crypto.randomUUID()}`, "Accept-Language": "en" };

  async function open(
    path: string,
    init: { method?: string; json?: unknown; cf?: { timezone: string } } = {},
  ): Promise<Response> {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await fetchApi(path, { ...init, headers: from, redirect: "manual" }, cookie || undefined);
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** Our start: the provider's address, or one of our pages where it goes no further. */
  const start = async (provider: Provider, query = "") =>
    locationOf(await open(`/auth/oauth/${provider}/start${query}`));
  /** The address that a provider sent this browser back to. */
  const comeBack = async (callback: URL) =>
    locationOf(await open(callback.pathname.replace("/api/v1", "") + callback.search));

  return {
    jar,
    open,
    start,
    comeBack,
    /** The whole round trip; answers the page of ours that it ends at. */
    signIn: async (provider: Provider, typed: Typed, query = "") =>
      comeBack(await signInAt(await start(provider, query), typed)),
    isLoggedIn: async () => (await open("/auth/session")).status === 200,
  };
}

function locationOf(answer: Response): string {
  const location = answer.headers.get("Location");
  if (answer.status !== 302 || !location) throw new Error(`Expected a redirect, not ${answer.status}`);
  return location;
}

/** What a rogue provider would need to know: our client, and where its answers go. */
export const CLIENTS = {
  google: { id: env.GOOGLE_CLIENT_ID, secret: env.GOOGLE_CLIENT_SECRET },
  microsoft: { id: env.MICROSOFT_CLIENT_ID, secret: env.MICROSOFT_CLIENT_SECRET },
};
export const callbackOf = (provider: Provider, query: Record<string, string>) =>
  new URL(`${ORIGIN}/api/v1/auth/oauth/${provider}/callback?${new URLSearchParams(query)}`);
