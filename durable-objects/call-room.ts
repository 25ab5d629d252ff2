import { DurableObject } from "cloudflare:workers";

export class CallRoom extends DurableObject<Env> {}
