import { cloudflareDevProxyVitePlugin, vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { devLoadContext } from "./web/dev-load-context";

/** Where the API Worker listens on its own; the dev stack sets it. */
const API_ORIGIN = `http://127.0.0.1:${process.env.API_PORT ?? "8787"}`;

declare module "@remix-run/cloudflare" {
  interface Future {
    v3_singleFetch: true;
  }
}

const TEXTS = /\/i18n\/(fr|en)\/(\w+)\.ts$/;
/** What every page says: `first.ts` takes these in, and `index.ts` is the server's. */
const FIRST_TEXTS = ["index", "first", "common", "dashboard", "calls", "live", "errors"];

/**
 * What every page has: a file each, which compresses better than many small ones, and which Rollup does not fill up with what only some
 * pages need. None imports more of ours than is named in the
 * one before: a file could come before what it needs, and then no page comes alive.
 */
const EVERYWHERE: [string, RegExp][] = [
  [
    "libraries",
    /node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|turbo-stream|i18next|react-i18next|clsx|html-parse-stringify|void-elements|use-sync-external-store)\//,
  ],
  // What is around every page, and what a page that fails shows; with the icons of both, of calls, and of what may come over any page.
  [
    "shell",
    /app\/(connection|keyboard)\/|app\/(nonce|theme|use-theme|use-session|page-title|own-path|format|help\/(guide-link|sections|words))\.|app\/i18n\/(resources|instance|use-text|use-area-texts|typography|locale)\.|app\/receptionist\/use-(ava|is-alive)\.|app\/ui\/(cn|skeleton|page-shapes|button|icon-button|card|badge|logo|spinner|input|page-header|submit-button|general-error-boundary|error-page|in-main|toaster|use-late|empty-state|language-switch|theme-switch|status-dot|alert)\.|worker\/permissions\.|vite\/preload-helper|lucide-react\/dist\/esm\/(createLucideIcon|Icon\.|defaultAttributes|context|shared\/|icons\/(audio-lines|book-open|calendar-days|chart-column|chevron-right|circle-alert|circle-check|circle-exclamation-point|circle-question-mark|ellipsis|hash|house|info|log-out|monitor|moon|phone|phone-call|phone-incoming|phone-off|phone-outgoing|radio-tower|search|settings|sun|triangle-exclamation-point|user-round|wifi-off|x)\.)/,
  ],
  // What is around every page of whoever is signed in.
  [
    "app",
    /app\/(palette\/(command-host|overlay|palette-button)|tester\/tester-host|calls\/(call-row|call-cells|outcome-badge)|live\/call-timer|ui\/(app-shell|account-menu|app-pages|page-skeleton|table|tabs))\./,
  ],
];

export default defineConfig({
  publicDir: "web/public",
  cacheDir: ".cache/vite",
  plugins: [
    cloudflareDevProxyVitePlugin({
      configPath: "web/wrangler.toml",
      persist: false,
      getLoadContext: () => devLoadContext(API_ORIGIN),
    }),
    remix({
      appDirectory: "web/app",
      buildDirectory: "web/build",
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    tailwindcss(),
  ],
  resolve: {
    alias: { "~": new URL("./web/app", import.meta.url).pathname },
    mainFields: ["browser", "module", "main"],
  },
  ssr: { resolve: { conditions: ["workerd", "worker", "browser"] } },
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    // An icon is no file of its own: what is smaller than this joins a chunk that is loaded with it anyway.
    rollupOptions: {
      output: {
        experimentalMinChunkSize: 1500,
        // A library that names all of its parts in one file would bring them all along.
        onlyExplicitManualChunks: true,
        // But what one area says, little as it may be, is no other page's.
        manualChunks: (id) => {
          const [, language, area] = TEXTS.exec(id) ?? [];
          if (area) return FIRST_TEXTS.includes(area) ? undefined : `${area}-${language}`;
          return EVERYWHERE.find(([, part]) => part.test(id))?.[0];
        },
      },
    },
  },
  // Found at once: a dependency discovered on the way would be bundled anew, with a second React.
  optimizeDeps: { entries: ["web/app/entry.client.tsx", "web/app/root.tsx", "web/app/routes/**/*.tsx"] },
  server: {
    host: "127.0.0.1",
    // A browser's socket or download goes to /api on this origin, as the Pages function sends it in production.
    proxy: { "/api": { target: API_ORIGIN, ws: true } },
    // The stack watches the Worker and rebuilds it; a change there is no reason to reload a page.
    watch: { ignored: ["**/dev/**", "**/test/**", "**/docs/**", "**/.wrangler/**"] },
    fs: { allow: [new URL(".", import.meta.url).pathname] },
  },
});
