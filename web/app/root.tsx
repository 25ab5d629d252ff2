import type { LinksFunction, LoaderFunctionArgs } from "@remix-run/cloudflare";
import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import styles from "./app.css?url";
import { readCookie } from "./cookies.server";
import { localeOf } from "./i18n/i18n.server";
import { DEFAULT_LOCALE } from "./i18n/locale";
import { useNonce } from "./nonce";
import { THEME_COOKIE, Theme } from "./theme";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request }: LoaderFunctionArgs) {
  return {
    locale: await localeOf(request),
    theme: Theme.catch("system").parse(readCookie(request, THEME_COOKIE)),
  };
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useNonce();
  const root = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={root?.locale ?? DEFAULT_LOCALE} data-theme={root?.theme ?? "system"}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}
