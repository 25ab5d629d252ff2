import { log } from "../lib/log";
import { SECOND } from "../lib/time";
import type { Services } from "../services";
import { addWebhookResults, type WebhookCount } from "./operations.queries";

/** `repeated`: it told nothing new; `refused`: its sender is not who it must be, or it cannot be read; `failed`: that is on us. */
export type WebhookResult = "taken" | "repeated" | "refused" | "failed";

const ADD_AFTER_MS = 2 * SECOND;
const ADD_AT = 50;

/** What this isolate has counted and not yet added to D1: a live turn costs no write. It is lost with the isolate. */
const counted = new Map<string, WebhookCount>();
let open = 0;
/** When the addition that is waited for was asked for (epoch milliseconds); one that died with its request is not waited for. */
let askedAtMs = 0;

/** Counts a webhook's answer. What was counted is added to D1 two seconds later, or once it is fifty. */
export function countWebhook(services: Counting, provider: string, result: WebhookResult): void {
  const key = `${provider} ${result}`;
  counted.set(key, { provider, result, count: (counted.get(key)?.count ?? 0) + 1 });
  open += 1;
  const nowMs = services.now().getTime();
  if (open >= ADD_AT) return services.waitUntil(add(services));
  if (nowMs - askedAtMs < 2 * ADD_AFTER_MS) return;
  askedAtMs = nowMs;
  services.waitUntil(new Promise((resolve) => setTimeout(resolve, ADD_AFTER_MS)).then(() => add(services)));
}

type Counting = Pick<Services, "db" | "now" | "waitUntil">;

async function add({ db }: Counting): Promise<void> {
  const counts = [...counted.values()];
  counted.clear();
  open = 0;
  askedAtMs = 0;
  try {
    await addWebhookResults(db, counts);
  } catch (error) {
    log.warn("webhook.uncounted", { counts, error });
  }
}
