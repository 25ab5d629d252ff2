import { env } from "cloudflare:workers";

/** What a person types on the provider's page; `tid` at Microsoft only, `email_verified` at Google only. */
export type Typed = { email: string; name?: string; email_verified?: "true"; tid?: string } | { cancel: "true" };

const MAX_REDIRECTS = 6;

/**
 * A browser at Google or at Microsoft: follows the address that our `…/start` redirects to, fills the form in, and answers the
 * address of ours that the provider sends the browser back to, with its `code` and `state`.
 *
 * @throws when the provider shows an error in place of its page
 */
export async function signInAt(authorizeUrl: string, typed: Typed): Promise<URL> {
  const cookies = new Map<string, string>();
  let request: { url: URL; form?: URLSearchParams } = { url: new URL(authorizeUrl) };
  for (let hop = 0; hop < MAX_REDIRECTS; hop++) {
    const { url, form } = request;
    const response = await env.OPENID.fetch(url.href, {
      method: form ? "POST" : "GET",
      redirect: "manual",
      headers: { Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form && { body: form }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("Location");
    const body = await response.text();
    if (location) {
      const next = new URL(location, url);
      if (next.pathname.endsWith("/callback")) return next;
      request = { url: next };
    } else if (response.ok && body.includes("<form") && !form) {
      request = { url, form: new URLSearchParams(typed) };
    } else {
      throw new Error(`The provider answered ${response.status}: ${body}`);
    }
  }
  throw new Error("The provider redirects without end");
}
