import { Hono } from "hono";
import { hmac } from "../../../worker/lib/crypto";
import type { Collection, FakeStore } from "../store";
import type { CallRecord } from "./call-record";
import { recordingOf } from "./recording";
import { STORAGE_HOST } from "./report";

const LIFETIME_MS = 5 * 60 * 1000;
const SECRET = "storage-secret";

type Deps = { store: FakeStore; calls: Collection<CallRecord>; now: () => number };

/** The host that recordings are fetched from, each by an address that is signed and soon stale. */
export function createStorage({ store, calls, now }: Deps) {
  async function signature(callId: string, expires: string): Promise<string> {
    const known = await store.get(SECRET);
    const secret = typeof known === "string" ? known : crypto.randomUUID();
    if (known === undefined) await store.put(SECRET, secret);
    return hmac(secret, `${callId}\n${expires}`);
  }

  const app = new Hono().get("/:file{.+-mono\\.wav}", async (c) => {
    const callId = c.req.param("file").replace(/-mono\.wav$/, "");
    const { expires = "", signature: given } = c.req.query();
    if (given !== (await signature(callId, expires)) || Number(expires) < now()) return c.text("AccessDenied", 403);
    const record = await calls.get(callId);
    if (!record) return c.text("NoSuchKey", 404);
    const audio = recordingOf(record.call);
    return c.body(audio, 200, { "Content-Type": "audio/wav", "Content-Length": String(audio.byteLength) });
  });

  return {
    app,
    async signedUrl(callId: string): Promise<string> {
      const expires = String(now() + LIFETIME_MS);
      return `https://${STORAGE_HOST}/${callId}-mono.wav?expires=${expires}&signature=${await signature(callId, expires)}`;
    },
  };
}
export type Storage = ReturnType<typeof createStorage>;
