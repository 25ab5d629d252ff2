import type { RoomLogEvent } from "../../durable-objects/room-log";

/** Every event the Worker may log: a closed list, so that a dashboard or an alert can rely on the names. */
export type LogEvent =
  | RoomLogEvent
  | "request.finished"
  | "request.crashed"
  | "account.erased"
  | "account.export_failed"
  | "audit.seal_behind"
  | "auth.honeypot_filled"
  | "auth.open_id_failed"
  | "auth.passkey_refused"
  | "auth.refresh_reused"
  | "auth.origin_refused"
  | "cache.failed"
  | "call.archived"
  | "call.copy_not_erased"
  | "call.erased"
  | "call.export_failed"
  | "call.price_unknown"
  | "call.sweep_failed"
  | "call.update_failed"
  | "cron.failed"
  | "desk.not_reconciled"
  | "job.malformed"
  | "job.failed"
  | "job.dead"
  | "job.replayed"
  | "mail.bounced"
  | "mail.suppressed"
  | "number.not_restored"
  | "outbox.swept"
  | "provider.failed"
  | "provider.circuit_opened"
  | "provider.unobserved"
  | "recording.copied"
  | "recording.unavailable"
  | "rollups.rebuilt"
  | "session.read_failed"
  | "session.remember_failed"
  | "session.viewers_not_dismissed"
  | "sms.ceiling_reached"
  | "sms.suppressed"
  | "webhook.answer_failed"
  | "webhook.uncounted"
  | "webhook.line_unread"
  | "webhook.received"
  | "webhook.refused"
  | "webhook.unknown_type";

type Fields = Record<string, unknown>;

/** Names whose values never reach a log line, whatever a caller passes. */
const SECRET = /authorization|cookie|password|secret|token|apikey|body|email|phone|^to$|^from$|transcript|text/i;

/** A failed query's message goes on with its parameters, which are people's numbers and words. */
const withoutParameters = (text: string | undefined) => text?.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, "");

const serializable = (value: unknown): unknown =>
  value instanceof Error
    ? {
        name: value.name,
        message: withoutParameters(value.message),
        stack: withoutParameters(value.stack),
        cause: serializable(value.cause),
      }
    : value;

const write =
  (level: "info" | "warn" | "error") =>
  (event: LogEvent, fields: Fields = {}): void => {
    const safe = Object.entries(fields).map(([name, value]) => [
      name,
      SECRET.test(name) ? "[hidden]" : serializable(value),
    ]);
    const line = JSON.stringify({ level, event, at: new Date().toISOString(), ...Object.fromEntries(safe) });
    // biome-ignore lint/suspicious/noConsole: the one place that writes; the platform collects stdout.
    console.log(line);
  };

/** One JSON line per event. Never pass `env`, bodies, tokens, or phone numbers. */
export const log = { info: write("info"), warn: write("warn"), error: write("error") };
