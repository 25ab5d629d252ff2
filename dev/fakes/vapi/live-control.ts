import { Hono } from "hono";
import * as z from "zod";
import type { Collection } from "../store";
import { readBody, refuse } from "./answers";
import type { CallRecord } from "./call-record";
import { E164 } from "./wire-parts";

/** Where calls are controlled: no key opens it but the address itself. One of the hosts that Vapi's own examples name. */
export const CONTROL_HOST = "phone-call-websocket.aws-us-west-2-backend-production2.vapi.ai";
export const controlUrl = (callId: string): string => `https://${CONTROL_HOST}/${callId}/control`;

const Destination = z.strictObject({
  type: z.literal("number"),
  number: E164,
  numberE164CheckEnabled: z.boolean().optional(),
  extension: z.string().max(10).optional(),
  callerId: z.string().optional(),
});

/** Source: CONTRACTS.md 1.5, live control. Of what Vapi takes, what is done here; anything else is refused. */
export const ControlBody = z.discriminatedUnion("type", [
  z.strictObject({
    type: z.literal("say"),
    content: z.string().min(1),
    endCallAfterSpoken: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal("transfer"), destination: Destination, content: z.string().optional() }),
  z.strictObject({ type: z.literal("end-call") }),
]);

/** What was asked of a call, and how many of its messages were behind or under way then: no message of the past changes. */
export const Order = z.object({ position: z.int(), body: ControlBody });
export type Order = z.infer<typeof Order>;
export const Orders = z.array(Order);

type Deps = {
  calls: Collection<CallRecord>;
  orders: Collection<Order[]>;
  now: () => number;
  wake: (atMs: number) => void;
};

/** What a call is told while it goes on. What Vapi answers for one that does not is not known to us: a 404 here. */
export function createLiveControl({ calls, orders, now, wake }: Deps) {
  return new Hono()
    .post("/:id/control", async (c) => {
      const record = await calls.get(c.req.param("id"));
      if (!record || record.over || record.call.status === "ended") return refuse(c, 404, "Call not found");
      const read = await readBody(c, ControlBody);
      if (!read.ok) return read.answer;
      if (record.call.status !== "in-progress") return refuse(c, 400, "The call is not in progress");
      const position = record.position + (record.pending ? 1 : 0);
      const before = (await orders.get(record.call.id)) ?? [];
      await orders.put(record.call.id, [...before, { position, body: read.body }]);
      wake(now());
      return c.json({});
    })
    .notFound((c) => refuse(c, 404, `Cannot ${c.req.method} ${c.req.path}`));
}
