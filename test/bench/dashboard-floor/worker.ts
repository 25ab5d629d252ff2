/**
 * The least that could answer: a Worker without router, session or schema that reads one row of the same D1 by its key and sends
 * it as JSON. What a request of ours costs beside it is our own doing.
 */
type FloorEnv = { DB: D1Database };

export default {
  async fetch(request, env) {
    const id = new URL(request.url).searchParams.get("id");
    return Response.json(await env.DB.prepare("SELECT * FROM calls WHERE id = ?").bind(id).first());
  },
} satisfies ExportedHandler<FloorEnv>;
