import type { MiddlewareHandler } from "hono";
import * as z from "zod";
import type { FakeStore } from "./store";

export const VENDORS = ["vapi", "twilio", "resend", "sendgrid", "llm"] as const;
export type Vendor = (typeof VENDORS)[number];

/** `done-504`: the vendor does what it is asked, and its answer is lost on the way. */
export const FAULT_KINDS = ["500", "429", "400", "401", "hang", "done-504", "none"] as const;

/** How a vendor is to misbehave from now on. */
export const Fault = z.object({
  kind: z.enum(FAULT_KINDS),
  /** After so many answers the vendor is well again. Absent: until `none`. */
  count: z.int().positive().optional(),
  /** Only requests whose path starts so. Absent: every request. */
  path: z.string().startsWith("/").optional(),
  /** Only requests of this method. Absent: every request. */
  method: z.enum(["GET", "POST", "PATCH", "DELETE"]).optional(),
});
export type Fault = z.infer<typeof Fault>;

const KEY = "fault";

export const setFault = (store: FakeStore, fault: Fault): Promise<void> =>
  fault.kind === "none" ? store.delete(KEY) : store.put(KEY, fault);

export async function currentFault(store: FakeStore): Promise<Fault | null> {
  const found = await store.get(KEY);
  return found === undefined ? null : Fault.parse(found);
}

/** The vendor's own words for each failure. */
export type FaultAnswers = Record<"500" | "429" | "400" | "401", { body: object; headers?: Record<string, string> }>;

/** Longer than any client waits. */
const HANG_MS = 120_000;

const concerns = ({ path, method }: Fault, asked: { path: string; method: string }) =>
  (path === undefined || asked.path.startsWith(path)) && (method === undefined || asked.method === method);

/** Answers in the vendor's place while a fault is set. */
export const faultSwitch =
  (store: FakeStore, answers: FaultAnswers): MiddlewareHandler =>
  async (c, next) => {
    const fault = await currentFault(store);
    if (!fault || fault.kind === "none" || !concerns(fault, c.req)) return next();
    if (fault.count !== undefined) {
      await setFault(store, fault.count > 1 ? { ...fault, count: fault.count - 1 } : { kind: "none" });
    }
    if (fault.kind === "hang") {
      await new Promise((resolve) => setTimeout(resolve, HANG_MS));
      return new Response(null, { status: 504 });
    }
    if (fault.kind === "done-504") {
      await next();
      c.res = new Response("upstream request timeout", { status: 504 });
      return;
    }
    const { body, headers } = answers[fault.kind];
    return Response.json(body, { status: Number(fault.kind), ...(headers && { headers }) });
  };
