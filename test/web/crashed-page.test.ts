import { createRequestHandler, type ServerBuild } from "@remix-run/cloudflare";
import { expect, test, vi } from "vitest";
import * as entry from "~/entry.server";
import { en } from "~/i18n/en";
import { fr } from "~/i18n/fr";
import * as root from "~/root";

// workerd takes the one for browsers; React 18 has none that streams so for Node.
vi.mock("react-dom/server", () => vi.importActual("react-dom/server.browser"));

const flags = { hasAction: false, hasLoader: true, hasClientAction: false, hasClientLoader: false };
const broken = {
  default: () => null,
  loader: () => {
    throw new Error("the database's own words");
  },
};
const client = (id: string, hasErrorBoundary: boolean) => ({ ...flags, id, hasErrorBoundary, module: `/${id}.js` });

/** The real root and entry around a page whose loader fails by mistake, as the Pages function serves it. */
const build: ServerBuild = {
  entry: { module: entry },
  routes: {
    root: { id: "root", path: "", module: root },
    broken: { id: "broken", parentId: "root", path: "broken", module: broken },
  },
  assets: {
    entry: { module: "/entry.js", imports: [] },
    routes: {
      root: { ...client("root", true), path: "" },
      broken: { ...client("broken", false), parentId: "root", path: "broken" },
    },
    url: "/manifest.js",
    version: "1",
  },
  publicPath: "/",
  assetsBuildDirectory: "",
  mode: "production",
  isSpaMode: false,
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};

test.each([
  ["fr", fr],
  ["en", en],
] as const)(
  "a page whose loader throws says so in %s, names the request, leads back, and tells nothing more",
  async (language, texts) => {
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const request = new Request("http://ava.test/broken", { headers: { Cookie: `ava_lang=${language}` } });
    const env = { API: { fetch: () => Promise.reject(new Error("not asked")) } };

    const answer = await createRequestHandler(build, "production")(request, { env, requestId: "req_4711" });

    const page = await answer.text();
    expect(answer.status).toBe(500);
    expect(answer.headers.get("Cache-Control")).toBe("private, no-cache");
    expect(answer.headers.get("X-Request-Id")).toBe("req_4711");
    expect(page).toContain(`<html lang="${language}"`);
    expect(page).toContain(`<h1 class="font-semibold text-20">${texts.errors.page.crashed.title}</h1>`);
    expect(page).toContain("req_4711</code>");
    expect(page, "the way back").toMatch(new RegExp(`<a [^>]*href="/">${texts.errors.page.home}</a>`));
    expect(page, "and another try").toMatch(new RegExp(`<a [^>]*href="/broken">${texts.errors.page.reload}</a>`));
    expect(page).not.toContain("the database's own words");
    expect(logged).toHaveBeenCalledWith("page.crashed req_4711 /broken", expect.any(Error));
    logged.mockRestore();
  },
);
