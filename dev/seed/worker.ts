/**
 * The seed as a Worker beside the API, with its bindings and its code: a month of calls is written in a second or two. From
 * Node each statement would cross into workerd by itself, which takes half a minute.
 */
import { seed } from "./run";

type SeedEnv = Env & { API: Fetcher };

export default {
  async fetch(_request, env): Promise<Response> {
    return Response.json({ isNew: await seed(env, env.API) });
  },
} satisfies ExportedHandler<SeedEnv>;
