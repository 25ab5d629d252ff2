import { randomUUID } from "node:crypto";
import { vi } from "vitest";
import * as z from "zod";
import type { Place } from "./member";

const State = z.object({
  assistants: z.array(z.object({ server: z.object({ headers: z.record(z.string(), z.string()) }).optional() })),
  calls: z.array(z.object({ id: z.string(), script: z.string().nullable() })),
});

const readState = async ({ fakesOrigin }: Place) =>
  State.parse(
    await (
      await fetch(`${fakesOrigin}/vapi/state`, { headers: { Accept: "application/json", Connection: "close" } })
    ).json(),
  );

/** The script that the newest call at the Vapi fake follows. */
export async function newestScript(place: Place): Promise<string | null> {
  return (await readState(place)).calls[0]?.script ?? null;
}

/** The secret that the only organisation with an assistant has given to Vapi, as Vapi knows it. */
export const webhookSecret = (place: Place): Promise<string> =>
  vi.waitFor(
    async () => {
      const [first] = (await readState(place)).assistants;
      const secret = first?.server?.headers["X-Vapi-Secret"];
      if (!secret) throw new Error("Vapi has no assistant with a secret yet");
      return secret;
    },
    { timeout: 15_000, interval: 200 },
  );

/** Speaks to the webhook as Vapi does, about one call. */
export function vapiCall({ origin }: Place, secret: string) {
  const id = randomUUID();
  const startedMs = Date.now();
  let spokenMs = 0;
  const post = async (type: string, fields: object) => {
    spokenMs += 500;
    const at = new Date(startedMs).toISOString();
    const call = { id, orgId: randomUUID(), type: "inboundPhoneCall", createdAt: at, updatedAt: at };
    const message = { type, timestamp: startedMs + spokenMs, call, customer: { number: "+33639981234" }, ...fields };
    const answer = await fetch(`${origin}/api/v1/webhooks/vapi`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Vapi-Secret": secret, Connection: "close" },
      body: JSON.stringify({ message }),
    });
    if (!answer.ok) throw new Error(`The webhook answered ${answer.status}: ${await answer.text()}`);
  };
  return {
    status: (status: string) => post("status-update", { status }),
    say: (transcript: string) => post("transcript", { role: "user", transcriptType: "final", transcript }),
    report: () =>
      post("end-of-call-report", {
        endedReason: "customer-ended-call",
        endedAt: new Date(startedMs + spokenMs).toISOString(),
        artifact: { messages: [] },
        analysis: { summary: "Une longue histoire." },
      }),
  };
}
