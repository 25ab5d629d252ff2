import type { OrderRefusal } from "../../receptionist/conversation/orders";

/** Whether Ava does as the owner says. */
export type Steered = { ok: true } | { ok: false; reason: OrderRefusal };
