import { ensureVapiSettings, vapiFor } from "../../../worker/integrations/vapi-account";
import { callIdFor } from "../../../worker/lib/ids";
import { createOrg, fetchApi, services } from "../harness";

/** Vapi's clock in these tests: when the call was created. */
export const START_MS = Date.parse("2026-11-20T09:00:00.000Z");

type Fields = Record<string, unknown>;

/** An organisation whose calls Vapi carries, and a way to speak to its webhook as Vapi does. */
export async function vapiOrg() {
  const org = await createOrg();
  await ensureVapiSettings(services, org.orgId);
  const { server } = await vapiFor(services, org.orgId);
  const providerCallId = crypto.randomUUID();
  const callId = await callIdFor(org.orgId, "vapi", providerCallId);

  const message = (type: string, afterMs: number, fields: Fields = {}) => ({
    message: {
      type,
      timestamp: START_MS + afterMs,
      call: {
        id: providerCallId,
        orgId: "0f0d3c8e-6a55-4c0e-9e0a-5f6d6b1d2a01",
        type: "inboundPhoneCall",
        createdAt: new Date(START_MS).toISOString(),
        updatedAt: new Date(START_MS).toISOString(),
        customer: { number: "+33639981234" },
      },
      ...fields,
    },
  });
  const post = (body: unknown, headers: Record<string, string> = { "X-Vapi-Secret": server.secret }) =>
    fetchApi("/webhooks/vapi", { json: body, headers });

  return {
    ...org,
    secret: server.secret,
    providerCallId,
    callId,
    message,
    post,
    status: (status: string, afterMs: number, fields?: Fields) =>
      message("status-update", afterMs, { status, ...fields }),
    partial: (role: "user" | "assistant", transcript: string, afterMs: number) =>
      message("transcript", afterMs, { role, transcriptType: "partial", transcript }),
    final: (role: "user" | "assistant", transcript: string, afterMs: number) =>
      message("transcript", afterMs, { role, transcriptType: "final", transcript }),
    report: (afterMs: number, fields?: Fields) =>
      message("end-of-call-report", afterMs, {
        endedReason: "customer-ended-call",
        endedAt: new Date(START_MS + afterMs).toISOString(),
        cost: 0.0606,
        costs: [
          { type: "vapi", cost: 0.06 },
          { type: "model", cost: 0.0006 },
        ],
        artifact: { messages: [] },
        analysis: { summary: "Un détartrage est demandé.", structuredData: { topic: "Détartrage", outcome: "booked" } },
        ...fields,
      }),
  };
}

/** Every message of a short call, in the order in which things happened. */
export const shortCall = (call: Awaited<ReturnType<typeof vapiOrg>>) => [
  call.status("ringing", 100),
  call.status("in-progress", 2_000),
  call.partial("assistant", "Bonjour, cabinet", 2_500),
  call.final("assistant", "Bonjour, cabinet dentaire, je suis Ava.", 4_000),
  call.partial("user", "Je voudrais", 5_000),
  call.partial("user", "Je voudrais un détartrage", 5_600),
  call.final("user", "Je voudrais un détartrage, s'il vous plaît.", 6_500),
  call.final("assistant", "Bien sûr. Quel jour vous arrange ?", 9_000),
  call.status("ended", 32_000, { endedReason: "customer-ended-call" }),
  call.report(32_000),
];

/** Opens the live socket of a call and collects its frames. */
export async function watch(
  api: (path: string, init?: { headers: Record<string, string> }) => Promise<Response>,
  callId: string,
  after?: number,
) {
  const query = after === undefined ? "" : `?after=${after}`;
  const response = await api(`/calls/${callId}/live${query}`, { headers: { Upgrade: "websocket" } });
  const socket = response.webSocket;
  if (!socket) return { status: response.status, frames: [], closed: Promise.resolve(null), until: async () => [] };
  const frames: { type: string; seq: number; [name: string]: unknown }[] = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.addEventListener("close", ({ code, reason }) => {
      resolve({ code, reason });
      for (const wake of waiting) wake();
    });
  });
  socket.addEventListener("message", ({ data }) => {
    if (data !== "pong") frames.push(JSON.parse(String(data)));
    for (const wake of waiting) wake();
  });
  socket.accept();
  /** Resolves once the frames satisfy the condition. */
  const until = (condition: (seen: typeof frames) => boolean) =>
    new Promise<typeof frames>((resolve) => {
      const check = () => {
        if (!condition(frames)) return;
        waiting.delete(check);
        resolve(frames);
      };
      waiting.add(check);
      check();
    });
  return { status: response.status, frames, closed, until, socket };
}
