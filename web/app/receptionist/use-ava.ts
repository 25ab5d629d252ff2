import { useRouteLoaderData } from "@remix-run/react";
import type { loader } from "../routes/_app.receptionist/route";

/** The receptionist that the pages under /receptionist are about, draft included. */
export function useAva() {
  const layout = useRouteLoaderData<typeof loader>("routes/_app.receptionist");
  if (!layout) throw new Error("useAva is for pages under the _app.receptionist layout");
  return layout.ava;
}
