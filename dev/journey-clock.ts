import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { Stack } from "./stack";

const Asked = z.object({ email: z.string() });

/**
 * Lets a journey grow old, which no journey can wait for: `POST /proof-over {email}` makes every proof of who that person is older
 * than the ten minutes that it serves. The product itself has no such door.
 */
export async function serveClock({ env }: Pick<Stack, "env">, port: number) {
  const { DB } = await env();
  const server = createServer(async (request, response) => {
    const asked = Asked.safeParse(JSON.parse(await text(request)));
    if (request.url !== "/proof-over" || !asked.success) return response.writeHead(400).end();
    const { meta } = await DB.prepare(
      "UPDATE sessions SET proven_at = proven_at - 600000 WHERE user_id = (SELECT id FROM users WHERE email = ?)",
    )
      .bind(asked.data.email)
      .run();
    response.end(String(meta.changes));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
