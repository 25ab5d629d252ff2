import { createRequestHandler } from "@remix-run/cloudflare-pages";
// @remix-run/cloudflare-pages' own Pages handler asks the assets first; `_routes.json` has already decided that.
import * as build from "../build/server";
import { loadContext, type PagesEnv } from "../load-context";

const handle = createRequestHandler<PagesEnv>({
  build,
  getLoadContext: ({ context }) => loadContext(context.cloudflare.env),
});

export const onRequest: PagesFunction<PagesEnv> = (context) => handle(context);
