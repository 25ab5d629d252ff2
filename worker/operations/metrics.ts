import { constantTimeEqual } from "../lib/crypto";
import { unauthenticated } from "../lib/errors";
import { SECOND } from "../lib/time";
import type { Services } from "../services";
import { countUnknownMessage, type Gauges, listUnknownMessages, readGauges } from "./operations.queries";

/** Throws `unauthenticated` unless the header is the operator's bearer token. */
export function requireOperator({ config }: Pick<Services, "config">, authorization: string | undefined): void {
  if (!authorization || !constantTimeEqual(authorization, `Bearer ${config.METRICS_TOKEN}`)) throw unauthenticated();
}

/** A type as a label: what a provider sends is not trusted to be one. */
const TYPE = /^[\w.-]{1,60}$/;
const MAX_TYPES = 50;

/** Remembers that a provider sent something we do not know. Past so many types the rest are "other": a tenant writes them. */
export async function noteUnknownMessage(
  { db, now }: Pick<Services, "db" | "now">,
  provider: string,
  type: string,
): Promise<void> {
  const known = await listUnknownMessages(db);
  const isCounted = known.some((row) => row.provider === provider && row.type === type);
  const isNamed = isCounted || (TYPE.test(type) && known.length < MAX_TYPES);
  await countUnknownMessage(db, provider, isNamed ? type : "other", now());
}

/** What D1 knows of the whole service, in Prometheus' text format 0.0.4. */
export async function metricsText({ db, now }: Pick<Services, "db" | "now">): Promise<string> {
  const gauges = await readGauges(db);
  return [
    metric("avafirst_calls_live", "gauge", "Calls that have not ended", [["", gauges.liveCalls]]),
    metric("avafirst_jobs_unsent", "gauge", "Jobs that are written and not yet queued", [["", gauges.unsentJobs]]),
    metric("avafirst_jobs_unsent_age_seconds", "gauge", "Age of the oldest of them", [["", ageS(gauges, now())]]),
    metric("avafirst_jobs_failed", "gauge", "Jobs that wait for a person to replay them", [["", gauges.failedJobs]]),
    metric(
      "avafirst_webhook_unknown_total",
      "counter",
      "Messages of a type that the provider has not published",
      gauges.unknownMessages.map(({ provider, type, count }) => [`{provider="${provider}",type="${type}"}`, count]),
    ),
  ].join("");
}

const ageS = ({ oldestUnsentAt }: Gauges, now: Date) =>
  oldestUnsentAt ? Math.round((now.getTime() - oldestUnsentAt.getTime()) / SECOND) : 0;

const metric = (name: string, type: "gauge" | "counter", help: string, samples: [labels: string, value: number][]) =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(([labels, value]) => `${name}${labels} ${value}`),
    "",
  ].join("\n");
