import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import {
  data,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  type ShouldRevalidateFunctionArgs,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./app.css?url";
import { OfflineBanner } from "./connection/offline-banner";
import { readCookie } from "./cookies.server";
import inter from "./fonts/inter-core.woff2?url";
import { localeOf } from "./i18n/i18n.server";
import { useText } from "./i18n/use-text";
import { useNonce } from "./nonce";
import { THEME_COOKIE, type Theme, themeOf } from "./theme";
import { takeToast } from "./toast.server";
import { GeneralErrorBoundary } from "./ui/general-error-boundary";
import { Toaster } from "./ui/toaster";
import { useTheme } from "./use-theme";

export const links: LinksFunction = () => [
  { rel: "preload", href: inter, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/icons/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

/** What this tells changes with a form, not with a link: so a link that finds no network loses the page it leads to, and nothing around it. */
export const shouldRevalidate = ({ formMethod }: ShouldRevalidateFunctionArgs) => Boolean(formMethod);

export const meta: MetaFunction = () => [{ title: "AvaFirst" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { toast, headers } = takeToast(request);
  return data(
    {
      locale: await localeOf(request),
      theme: themeOf(readCookie(request, THEME_COOKIE)),
      toast,
      /** What an error page tells its reader to quote. */
      requestId: context.requestId,
    },
    { headers },
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { locale } = useText();
  const root = useRouteLoaderData<typeof loader>("root");
  const theme = useTheme();
  return (
    <html lang={locale} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <ThemeColor theme={theme} />
        <Meta />
        <Links />
      </head>
      <body>
        <OfflineBanner />
        {children}
        <Toaster flash={root?.toast ?? null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

/** `--bg` in each theme, for what a browser draws around the page; the page's own theme wins over the device's. */
function ThemeColor({ theme }: { theme: Theme }) {
  const [light, dark] = ["#fbf9f6", "#12100d"];
  if (theme !== "system") return <meta name="theme-color" content={theme === "light" ? light : dark} />;
  return (
    <>
      <meta name="theme-color" media="(prefers-color-scheme: light)" content={light} />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content={dark} />
    </>
  );
}

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
