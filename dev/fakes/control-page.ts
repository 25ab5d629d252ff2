import { html, raw } from "hono/html";
import { FAULT_KINDS, VENDORS } from "./faults";
import { Bounce } from "./resend-bounce";
import type { IncomingNumber } from "./twilio/records";
import { DEMO_TWILIO } from "./twilio/records";
import type { VoiceCallRecord } from "./twilio/voice/call-record";
import { STAFF_OUTCOMES } from "./twilio/voice/dial";
import { VOICE_SCRIPTS } from "./twilio/voice/scripts";
import { DEMO_VAPI_KEY } from "./vapi/accounts";
import { OUT_OF_STOCK } from "./vapi/phone-numbers";
import { SCRIPTS } from "./vapi/scripts";

type Shown = { id: string; createdAt: string };

export type ControlView = {
  emails: { to: string; subject: string; text: string | null; html: string | null; at: string }[];
  sms: { to: string; body: string; at: string }[];
  vapi: {
    assistants: (Shown & { name?: string | undefined })[];
    phoneNumbers: (Shown & {
      number?: string | undefined;
      provider: string;
      status: string;
      name?: string | undefined;
    })[];
    calls: (Shown & { type: string; status: string; customer: { number: string }; script: string | null })[];
  };
  twilioNumbers: IncomingNumber[];
  twilioCalls: Pick<VoiceCallRecord, "sid" | "from" | "to" | "script" | "status" | "createdAtMs">[];
  notice: string | null;
};

const STYLE = `
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
  body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
  h2 { margin-top: 2.5rem; border-bottom: 1px solid #8884; }
  table { border-collapse: collapse; width: 100%; } td, th { text-align: left; padding: .3rem .6rem .3rem 0; vertical-align: top; }
  article { border: 1px solid #8886; border-radius: .5rem; padding: .8rem 1rem; margin: .8rem 0; }
  article h3 { margin: 0 0 .2rem; } pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .6rem 0 0; }
  form { display: flex; flex-wrap: wrap; gap: .8rem; align-items: end; } label { display: grid; font-size: .9em; }
  input, select, button { font: inherit; padding: .3rem .5rem; } .notice { background: #fd03; padding: .5rem .8rem; }
  code { font-size: .95em; overflow-wrap: anywhere; } .quiet { opacity: .7; }`;

const ENDPOINTS = [
  ["GET /outbox", "mails and text messages that were sent, newest last"],
  ["GET /mails", "every mail the app can send, by name and language: /mails/:name/:locale"],
  ["POST /resend/bounce", "{to, type?: Permanent | Transient | Undetermined | complaint}: a mail comes back"],
  ["GET /vapi/state", "Vapi's accounts, assistants, numbers and calls"],
  ["POST /vapi/calls", "{to, from?, script?}: somebody rings a Vapi number"],
  ["POST /vapi/keys", "{key, name?}: Vapi knows another private key from now on"],
  [
    "POST /twilio/calls",
    "{to, from?, script?, staff?: {number or *: answered | busy | no-answer | declined | failed}}: somebody rings",
  ],
  [
    "GET /twilio/calls",
    "the calls; /twilio/calls/:sid one with its frames, TwiML and webhooks; /twilio/caller/:sid a page to type on",
  ],
  [
    "POST /twilio/calls/:sid/say",
    "{text, lang?}; also /interrupt {text?, heardChars?}, /keys {digits}, /raw, /drop, /hang-up",
  ],
  ["POST /twilio/staff", "{number: outcome}: what becomes of a telephone that rings, from now on"],
  [
    "POST /llm/script",
    "[{text} | {tool, arguments?} | {break: true} | {raw} | {pause: ms} | [several]]: the next answers",
  ],
  ["POST /llm/misbehave", "{kind, ms?, afterTokens?, count?}: the model misbehaves; kind none makes it well"],
  ["GET /llm/state", "the answers dictated to the model, and how it misbehaves"],
  [
    "GET /openid/google, /openid/microsoft",
    "where “Sign in with Google” and “with Microsoft” lead on this machine: say who you are, and it is vouched for",
  ],
  ["POST /faults", "{vendor, kind, count?, path?}: a vendor misbehaves; kind none makes it well"],
  ["POST /reset", "every vendor forgets everything"],
] as const;

/** Everything that left the app, for a person to read. */
export const controlPage = ({
  emails,
  sms,
  vapi,
  twilioNumbers,
  twilioCalls,
  notice,
}: ControlView) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>AvaFirst: the world outside</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <h1>The world outside</h1>
    <p>Stand-ins for Vapi, Twilio, Resend, SendGrid, Google, Microsoft and a language model. Nothing here reaches the network. <a href="/">Refresh</a></p>
    ${notice ? html`<p class="notice" role="status">${notice}</p>` : ""}

    <h2>Mails (${emails.length})</h2>
    <p><a href="/mails">Every mail the app can send</a>, in both languages.</p>
    ${emails.toReversed().map(mail)} ${emails.length === 0 ? nothing("No mail yet. Sign up, and it arrives here.") : ""}

    <h2>Let a mail come back</h2>
    <form method="post" action="/resend/bounce">
      <label>To <input name="to" type="email" required list="readers"></label>
      <datalist id="readers">${[...new Set(emails.map(({ to }) => to))].map(option)}</datalist>
      <label>How <select name="type">${Bounce.shape.type.unwrap().options.map(option)}</select></label>
      <button>Tell the app</button>
    </form>

    <h2>Text messages (${sms.length})</h2>
    ${sms.toReversed().map(({ to, body, at }) => html`<article><b>${to}</b> ${when(at)}<pre>${body}</pre></article>`)}
    ${sms.length === 0 ? nothing("None yet.") : ""}

    <h2>Ring a Twilio number</h2>
    ${ringTwilio(twilioNumbers)}
    <table>${twilioCalls.map((call) => html`<tr><td>${when(new Date(call.createdAtMs).toISOString())}</td><td>${call.from}</td><td>${call.to}</td><td>${call.status}</td><td>${call.script ?? "typed"}</td><td><a href="/twilio/caller/${call.sid}">look</a></td></tr>`)}</table>

    <h2>Ring a Vapi number</h2>
    <form method="post" action="/vapi/calls">
      <label>To <select name="to">${vapi.phoneNumbers.map(({ id, number, name }) => html`<option value="${id}">${number ?? "activating"} ${name ?? ""}</option>`)}</select></label>
      <label>From <input name="from" value="+33612345678" pattern="\\+[1-9][0-9]{6,14}"></label>
      <label>Script <select name="script"><option value="">as suits the assistant</option>${SCRIPTS.map(({ name }) => option(name))}</select></label>
      <button>Ring</button>
    </form>

    <h2>Make a vendor fail</h2>
    <form method="post" action="/faults">
      <label>Vendor <select name="vendor">${VENDORS.map(option)}</select></label>
      <label>Answer <select name="kind">${FAULT_KINDS.map(option)}</select></label>
      <label>How often (empty: until none) <input name="count" type="number" min="1"></label>
      <label>Only paths that begin with <input name="path" placeholder="/call"></label>
      <button>Set</button>
    </form>

    <h2>Credentials to try</h2>
    <table>
      <tr><th>Twilio account SID</th><td><code>${DEMO_TWILIO.sid}</code></td></tr>
      <tr><th>Twilio auth token</th><td><code>${DEMO_TWILIO.authToken}</code></td></tr>
      <tr><th>Its numbers</th><td>${twilioNumbers.map((number) => html`${number.phoneNumber} <span class="quiet">${number.friendlyName}</span><br>`)}</td></tr>
      <tr><th>A Vapi key of one's own</th><td><code>${DEMO_VAPI_KEY}</code></td></tr>
      <tr><th>Area codes without stock</th><td>${[...OUT_OF_STOCK].join(", ")}</td></tr>
    </table>

    <h2>At Vapi</h2>
    <h3>Calls (${vapi.calls.length})</h3>
    <table>${vapi.calls.map((call) => html`<tr><td>${when(call.createdAt)}</td><td>${call.type}</td><td>${call.customer.number}</td><td>${call.status}</td><td>${call.script ?? ""}</td><td><code>${call.id}</code></td></tr>`)}</table>
    <h3>Numbers (${vapi.phoneNumbers.length})</h3>
    <table>${vapi.phoneNumbers.map((number) => html`<tr><td>${number.number ?? "–"}</td><td>${number.provider}</td><td>${number.status}</td><td>${number.name ?? ""}</td><td><code>${number.id}</code></td></tr>`)}</table>
    <h3>Assistants (${vapi.assistants.length})</h3>
    <table>${vapi.assistants.map((assistant) => html`<tr><td>${when(assistant.createdAt)}</td><td>${assistant.name ?? ""}</td><td><code>${assistant.id}</code></td></tr>`)}</table>

    <h2>Endpoints</h2>
    <table>${ENDPOINTS.map(([endpoint, meaning]) => html`<tr><td><code>${endpoint}</code></td><td>${meaning}</td></tr>`)}</table>
    <form method="post" action="/reset"><button>Forget everything</button></form>
  </body>
</html>`;

/** Rings a number that an application has configured; the caller is a script, or the person at the page. */
const ringTwilio = (numbers: IncomingNumber[]) => {
  const answered = numbers.filter(({ settings }) => settings.voice_url);
  if (answered.length === 0) return nothing("No number has a VoiceUrl yet. Import one, and it can be rung here.");
  return html`<form method="post" action="/twilio/calls">
      <label>To <select name="to">${answered.map(({ phoneNumber, friendlyName }) => html`<option value="${phoneNumber}">${phoneNumber} ${friendlyName}</option>`)}</select></label>
      <label>From <input name="from" value="+33612345678" pattern="\\+[1-9][0-9]{6,14}"></label>
      <label>Caller <select name="script"><option value="">I type</option>${VOICE_SCRIPTS.map(({ name, about }) => html`<option value="${name}">${name}: ${about}</option>`)}</select></label>
      <label>The team's telephones <select name="staffOutcome"><option value="">no-answer</option>${STAFF_OUTCOMES.filter((outcome) => outcome !== "no-answer").map(option)}</select></label>
      <button>Ring</button>
    </form>`;
};

const option = (value: string) => html`<option>${value}</option>`;
const nothing = (text: string) => html`<p class="quiet">${text}</p>`;
const when = (at: string) => html`<time class="quiet" datetime="${at}">${at.slice(0, 19).replace("T", " ")}</time>`;

/** A mail as its reader has it: the text, and where its links go. The HTML may run nothing. */
const mail = ({ to, subject, text, html: body, at }: ControlView["emails"][number]) => html`<article>
  <h3>${subject}</h3>
  <div>${to} ${when(at)}</div>
  ${linksOf(text ?? body ?? "").map((link) => html`<div><a href="${link}">${link}</a></div>`)}
  ${text ? html`<pre>${text}</pre>` : ""}
  ${body ? html`<details><summary>As HTML</summary><iframe sandbox srcdoc="${body}" title="${subject}" width="100%" height="420"></iframe></details>` : ""}
</article>`;

const linksOf = (text: string): string[] => [
  ...new Set([...text.matchAll(/https?:\/\/[^\s"'<>)]+/g)].map(([link]) => link.replaceAll("&amp;", "&"))),
];
