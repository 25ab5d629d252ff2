import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import * as z from "zod";
import type { Stack } from "./stack";

const Asked = z.discriminatedUnion("passes", [
  z.object({ passes: z.literal("proof"), email: z.string() }),
  z.object({ passes: z.literal("undo"), callId: z.string() }),
]);

/** Of every proof of who that person is, ten minutes. */
const PROOF =
  "UPDATE sessions SET proven_at = proven_at - 600000 WHERE user_id = (SELECT id FROM users WHERE email = ?)";
/** Of a call's deletion, the half minute in which it can be undone. */
const UNDO = "UPDATE call_deletions SET due_at = due_at - 30000, next_try_at = due_at - 30000 WHERE call_id = ?";

/**
 * Lets a journey grow old, which no journey can wait for: `POST / {passes: "proof", email}` or `{passes: "undo", callId}`. Answers how
 * many rows it reached. The product itself has no such door.
 */
export async function serveClock({ env, sweep }: Pick<Stack, "env" | "sweep">, port: number) {
  const { DB } = await env();
  const server = createServer(async (request, response) => {
    const asked = Asked.safeParse(JSON.parse(await text(request)));
    if (!asked.success) return response.writeHead(400).end();
    const { passes } = asked.data;
    const statement =
      passes === "proof" ? DB.prepare(PROOF).bind(asked.data.email) : DB.prepare(UNDO).bind(asked.data.callId);
    const { meta } = await statement.run();
    if (passes === "undo") await sweep();
    response.end(String(meta.changes));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}
