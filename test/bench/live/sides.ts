import { randomUUID } from "node:crypto";
import { callIdFor } from "../../../worker/lib/ids";
import { openRoom, post, type Room } from "./room";
import type { Served } from "./servers";

/** Opens a room with so many viewers, on the product or on the floor. */
export type Side = (viewers: number) => Promise<Room>;

const toWebSocket = (url: string) => url.replace(/^http/, "ws");

/** The product: Vapi's server messages in, the live protocol out. `final: false` says everything as a partial. */
export const productSide =
  (served: Served, origin: string, { final = true }: { final?: boolean } = {}): Side =>
  async (viewers) => {
    const providerCallId = randomUUID();
    const callId = await callIdFor(served.orgId, "vapi", providerCallId);
    const webhook = { url: `${origin}/api/v1/webhooks/vapi`, headers: { "X-Vapi-Secret": served.secret } };
    const startedMs = Date.now();
    let spokenMs = 0;
    const message = (type: string, fields: object) => {
      spokenMs += 400;
      const call = {
        id: providerCallId,
        orgId: "0f0d3c8e-6a55-4c0e-9e0a-5f6d6b1d2a01",
        type: "inboundPhoneCall",
        status: "in-progress",
        createdAt: new Date(startedMs).toISOString(),
        updatedAt: new Date(startedMs).toISOString(),
        customer: { number: "+33639981234" },
      };
      return JSON.stringify({ message: { timestamp: startedMs + spokenMs, type, call, ...fields } });
    };

    await post(webhook, message("status-update", { status: "in-progress" }));
    let turn = 0;
    return openRoom({
      live: {
        url: `${toWebSocket(origin)}/api/v1/calls/${callId}/live`,
        headers: { Cookie: served.cookie, Origin: served.appOrigin },
      },
      viewers,
      post: (transcript) => {
        turn += 1;
        const role = turn % 2 === 0 ? "assistant" : "user";
        return post(webhook, message("transcript", { role, transcriptType: final ? "final" : "partial", transcript }));
      },
    });
  };

/**
 * The floor is posted the very frame that the product's viewers get, and nothing to work out from it. `kept`: it writes
 * the frame down before it sends it.
 */
export const floorSide =
  ({ floorOrigin }: Served, { kept }: { kept: boolean }): Side =>
  (viewers) => {
    const url = `${floorOrigin}/${kept ? "kept" : "bare"}/${randomUUID()}`;
    let seq = 0;
    return openRoom({
      live: { url: toWebSocket(url), headers: {} },
      viewers,
      post: (text) => {
        seq += 1;
        const atMs = seq * 400;
        const turn = { id: `t${seq}`, role: "caller", text, atMs, endMs: atMs, final: true };
        return post({ url }, JSON.stringify({ type: "turn", turn, seq }));
      },
    });
  };
