import { html, raw } from "hono/html";

const STYLE = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
  body { max-width: 40rem; margin: 1.5rem auto; padding: 0 1rem; }
  #lines { list-style: none; padding: 0; display: grid; gap: .5rem; }
  #lines li { border: 1px solid #8886; border-radius: .6rem; padding: .4rem .8rem; max-width: 85%; white-space: pre-wrap; }
  #lines .caller { justify-self: end; background: #48f2; } #lines .staff { justify-self: center; opacity: .8; }
  #status { min-height: 1.5em; } form { display: flex; gap: .5rem; margin: .8rem 0; } input { flex: 1; }
  input, button { font: inherit; padding: .4rem .6rem; } pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8em; }`;

/** Asks for the call twice a second; everything is shown as text. */
const SCRIPT = `
  const sid = document.body.dataset.sid;
  const at = (id) => document.getElementById(id);
  const post = async (what, body) => {
    const answer = await fetch("/twilio/calls/" + sid + "/" + what, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body ?? {}) });
    const said = await answer.json();
    at("notice").textContent = said.error ?? "";
    await show();
  };
  const seconds = (ms) => new Date(ms).toLocaleTimeString();
  const show = async () => {
    const call = await (await fetch("/twilio/calls/" + sid)).json();
    if (call.error) { at("status").textContent = call.error; return true; }
    at("lines").replaceChildren(...call.lines.map(({ by, text, atMs }) => {
      const line = document.createElement("li");
      line.className = by; line.title = seconds(atMs);
      line.textContent = text;
      return line;
    }));
    const ended = call.endedAtMs !== null;
    at("status").textContent = call.status + (call.speaking ? " · Ava speaks: “" + call.speaking.heard.slice(-40) + "…”" : call.isListening ? " · Ava listens" : ended ? "" : " · nobody listens yet");
    at("frames").textContent = call.frames.map(({ from, frame }) => (from === "app" ? "← " : "→ ") + JSON.stringify(frame)).join("\\n");
    at("twiml").textContent = call.twiml.map(({ url, status, body }) => status + " " + url + "\\n" + body).join("\\n\\n");
    at("errors").textContent = call.errors.map(({ code, message }) => code + " " + message).join("\\n");
    for (const control of document.querySelectorAll("button, input")) control.disabled = ended;
    return ended;
  };
  const submit = (id, send) => at(id).addEventListener("submit", (event) => {
    event.preventDefault();
    const field = event.target.querySelector("input");
    if (!field.value) return;
    send(field.value); field.value = ""; field.focus();
  });
  submit("say", (text) => post("say", { text }));
  submit("keys", (digits) => post("keys", { digits }));
  at("hang-up").addEventListener("click", () => post("hang-up"));
  at("cough").addEventListener("click", () => post("interrupt"));
  at("drop").addEventListener("click", () => post("drop"));
  const tick = async () => { if (!(await show().catch(() => false))) setTimeout(tick, 500); };
  tick();`;

/** A telephone to type on: the caller's words go in, what Ava says comes out. */
export const callerPage = (call: {
  sid: string;
  from: string;
  to: string;
  script: string | null;
}) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <title>${call.from} rings ${call.to}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body data-sid="${call.sid}">
    <p><a href="/">The world outside</a></p>
    <h1>${call.from} rings ${call.to}</h1>
    ${call.script ? html`<p>Script: ${call.script}</p>` : ""}
    <ol id="lines" aria-live="polite"></ol>
    <p id="status" role="status"></p>
    <form id="say"><input aria-label="What the caller says" placeholder="Type as the caller; over Ava's words it interrupts her" autocomplete="off" autofocus><button>Say</button></form>
    <form id="keys"><input aria-label="Keys" placeholder="Keys: 06…#" pattern="[0-9#*]+" autocomplete="off"><button>Press</button></form>
    <p><button id="hang-up">Hang up</button> <button id="cough">Cut in without a word</button> <button id="drop">Lose the socket</button></p>
    <p id="notice" role="alert"></p>
    <pre id="errors"></pre>
    <details><summary>Frames</summary><pre id="frames"></pre></details>
    <details><summary>TwiML</summary><pre id="twiml"></pre></details>
    <script type="module">${raw(SCRIPT)}</script>
  </body>
</html>`;
