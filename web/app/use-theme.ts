import { useFetcher, useRouteLoaderData } from "@remix-run/react";
import type { loader } from "./root";
import { type Theme, themeOf } from "./theme";

/** The theme chosen: at once when the switch is pressed, before the server has kept it. */
export function useTheme(): Theme {
  const kept = useRouteLoaderData<typeof loader>("root")?.theme ?? "system";
  const pending = useFetcher({ key: "theme" }).formData?.get("theme");
  return themeOf(pending ?? kept);
}
