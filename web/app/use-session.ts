import { useRouteLoaderData } from "@remix-run/react";
import type { Reader } from "./format";
import { useText } from "./i18n/use-text";
import type { loader } from "./routes/_app/route";

/** Who is signed in: for pages under `_app`. */
export function useSession() {
  const layout = useRouteLoaderData<typeof loader>("routes/_app");
  if (!layout) throw new Error("useSession is for pages under the _app layout");
  return layout.session;
}

/** The reader's language and the organisation's clock, for `format.ts`. */
export function useReader(): Reader {
  const { locale } = useText();
  return { locale, timeZone: useSession().org.timeZone };
}
