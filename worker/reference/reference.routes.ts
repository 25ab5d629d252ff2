import { Hono } from "hono";
import * as z from "zod";
import { publicRoute } from "../http/access";
import type { AppEnv } from "../http/app-env";
import { document } from "../http/document";
import { openApi } from "./openapi";
import { REFERENCE_CSS, referencePage } from "./reference-page";

const CACHE = "public, max-age=300";

/** The API's description of itself. `documented` are the routes it describes. */
export const referenceRoutes = (documented: Hono<AppEnv>) =>
  new Hono<AppEnv>()
    .get(
      "/openapi.json",
      publicRoute(),
      document("reference", "This API as an OpenAPI 3.1 document", { 200: z.record(z.string(), z.unknown()) }),
      async (c) =>
        c.json(await openApi(documented, c.var.services.config.PUBLIC_ORIGIN), 200, { "Cache-Control": CACHE }),
    )
    .get("/docs", publicRoute(), document("reference", "The same, for people", { 200: "An HTML page" }), async (c) =>
      c.html(referencePage(await openApi(documented, c.var.services.config.PUBLIC_ORIGIN)), 200, {
        "Cache-Control": CACHE,
      }),
    )
    .get("/docs.css", publicRoute(), document("reference", "The page's style sheet", { 200: "CSS" }), (c) =>
      c.body(REFERENCE_CSS, 200, { "Content-Type": "text/css; charset=utf-8", "Cache-Control": CACHE }),
    );
