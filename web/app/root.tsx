import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/cloudflare";
import { data, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import inter from "../../node_modules/@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2?url";
import styles from "./app.css?url";
import { readCookie } from "./cookies.server";
import { localeOf } from "./i18n/i18n.server";
import { useText } from "./i18n/use-text";
import { useNonce } from "./nonce";
import { THEME_COOKIE, themeOf } from "./theme";
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

export const meta: MetaFunction = () => [{ title: "AvaFirst" }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { toast, headers } = takeToast(request);
  return data(
    {
      locale: await localeOf(request),
      theme: themeOf(readCookie(request, THEME_COOKIE)),
      toast,
    },
    { headers },
  );
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const { locale } = useText();
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={locale} data-theme={useTheme()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fbf9f6" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#12100d" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <Toaster flash={root?.toast ?? null} />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}

export const ErrorBoundary = () => <GeneralErrorBoundary />;
