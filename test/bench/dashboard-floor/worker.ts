/**
 * The least that could answer: a Worker without router or schema that reads one row of the same D1 by its key and sends it as JSON.
 * At `/guarded` it first asks what every request of ours must: the budget of the address, and the session in KV.
 */
type FloorEnv = { DB: D1Database; SESSIONS: KVNamespace; RATE: RateLimit };

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/guarded") {
      await env.RATE.limit({ key: request.headers.get("CF-Connecting-IP") ?? "" });
      const session = await env.SESSIONS.get(`session:${await hash(request.headers.get("Cookie") ?? "")}`, "json");
      if (session === null) return new Response("No session", { status: 401 });
    }
    return Response.json(await env.DB.prepare("SELECT * FROM calls WHERE id = ?").bind(searchParams.get("id")).first());
  },
} satisfies ExportedHandler<FloorEnv>;

/** Of the token in a session's cookie, as the product keeps it. */
async function hash(cookie: string): Promise<string> {
  const token = new TextEncoder().encode(cookie.slice(cookie.indexOf("=") + 1));
  return [...new Uint8Array(await crypto.subtle.digest("SHA-256", token))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
