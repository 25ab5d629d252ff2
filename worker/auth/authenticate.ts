import type { Actor } from "../http/app-env";
import { unauthenticated } from "../lib/errors";
import type { Services } from "../services";

/** Reads the session from the cookie or the access token. `fresh` re-reads session and membership in D1. Throws `unauthenticated`. */
export async function authenticate(
  _request: Request,
  _services: Services,
  _options: { fresh: boolean },
): Promise<Actor> {
  throw unauthenticated();
}
