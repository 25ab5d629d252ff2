import type { PagesEnv } from "../../load-context";

/** The browser's own way to the API, on the page's origin: sockets, downloads, links in mails. Nothing is read or changed here. */
export const onRequest: PagesFunction<PagesEnv> = ({ request, env }) => env.API.fetch(request);
