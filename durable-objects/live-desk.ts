import { DurableObject } from "cloudflare:workers";

/** The live board of one organisation: what its rooms report, shown to whoever watches. */
export class LiveDesk extends DurableObject<Env> {}
