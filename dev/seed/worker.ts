/**
 * The seed as a Worker beside the API, with its bindings and its code: a month of calls is written in a second or two. From
 * Node each statement would cross into workerd by itself, which takes half a minute.
 */
import * as z from "zod";
import { writeMany } from "./many";
import { seed } from "./run";

type SeedEnv = Env & { API: Fetcher };

export default {
  async fetch(request, env): Promise<Response> {
    const total = new URL(request.url).searchParams.get("calls");
    if (total === null) return Response.json({ isNew: await seed(env, env.API) });
    return Response.json({ written: await writeMany(env, z.coerce.number().int().positive().parse(total)) });
  },
} satisfies ExportedHandler<SeedEnv>;
