import { constantTimeEqual } from "../lib/crypto";
import { unauthenticated } from "../lib/errors";
import { SECOND } from "../lib/time";
import type { Services } from "../services";
import { countUnknownMessage, listUnknownMessages, readGauges } from "./operations.queries";

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

/** What D1 knows of the whole service, in Prometheus' text format 0.0.4. docs/operations/metrics.md says what each is for. */
export async function metricsText({ db, now }: Pick<Services, "db" | "now">): Promise<string> {
  const gauges = await readGauges(db);
  const ageS = (since: Date | null) =>
    since ? Math.max(0, Math.round((now().getTime() - since.getTime()) / SECOND)) : 0;
  return [
    gauge("avafirst_calls_live", "Calls that have not ended", gauges.liveCalls),
    gauge("avafirst_jobs_unsent", "Jobs that are written and not yet queued", gauges.unsentJobs),
    gauge("avafirst_jobs_unsent_age_seconds", "Age of the oldest of them", ageS(gauges.oldestUnsentAt)),
    gauge("avafirst_jobs_failed", "Jobs that wait for a person to replay them", gauges.failedJobs),
    gauge("avafirst_jobs_failed_age_seconds", "How long ago the oldest of them failed", ageS(gauges.oldestFailedAt)),
    gauge("avafirst_deletions_open", "Deleted calls of which a copy is left somewhere", gauges.openDeletions),
    metric("avafirst_circuit_open", "gauge", "1 while a provider is left alone or tried, by who last looked", [
      ...gauges.circuits.map(
        ({ provider, state }): Sample => ({ labels: { provider }, value: state === "closed" ? 0 : 1 }),
      ),
    ]),
    metric("avafirst_webhooks_total", "counter", "Webhooks by how they were answered", [
      ...gauges.webhooks.map(({ provider, result, count }): Sample => ({ labels: { provider, result }, value: count })),
    ]),
    metric("avafirst_webhook_unknown_total", "counter", "Messages of a type that the provider has not published", [
      ...gauges.unknownMessages.map(
        ({ provider, type, count }): Sample => ({ labels: { provider, type }, value: count }),
      ),
    ]),
  ].join("");
}

type Sample = { labels: Record<string, string>; value: number };

const gauge = (name: string, help: string, value: number) => metric(name, "gauge", help, [{ labels: {}, value }]);

const metric = (name: string, type: "gauge" | "counter", help: string, samples: Sample[]) =>
  [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} ${type}`,
    ...samples.map(({ labels, value }) => `${name}${labelled(labels)} ${value}`),
    "",
  ].join("\n");

function labelled(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

/** As the text format 0.0.4 has it for the value of a label. */
export const escaped = (value: string): string =>
  value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
