import { html } from "hono/html";
import { TENANTS } from "./accounts";
import type { Vendor } from "./hosts";

const NAMES = { google: "Google", microsoft: "Microsoft" } as const satisfies Record<Vendor, string>;

/** Who signs in at the vendor: whoever the person says they are. It needs no script, as tests post the form themselves. */
export const accountPage = (vendor: Vendor, { hint, problem }: { hint: string; problem: string | null }) =>
  String(html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width">
    <link rel="icon" href="data:,">
    <title>${NAMES[vendor]}, on this machine</title>
    <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 24rem; margin: 10vh auto; padding: 0 1rem; }
      form, label { display: grid; gap: .3rem; } form { gap: 1rem; }
      input, select, button { font: inherit; padding: .5rem; } .tick { display: block; } .problem { color: #c33; }
    </style>
  </head>
  <body>
    <h1>Sign in with ${NAMES[vendor]}</h1>
    <p>A stand-in on this machine. Say who you are, and ${NAMES[vendor]} will vouch for it.</p>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
    <form method="post">
      <label>E-mail <input name="email" type="email" required autofocus value="${hint}"></label>
      <label>Name <input name="name" required value="Camille Martin"></label>
      ${
        vendor === "google"
          ? html`<label class="tick"><input name="email_verified" type="checkbox" value="true" checked> Google has verified this address</label>`
          : html`<label>Organisation <select name="tid">${Object.entries(TENANTS).map(([name, tid]) => html`<option value="${tid}">${name}</option>`)}</select></label>`
      }
      <button>Sign in</button>
      <button name="cancel" value="true" formnovalidate>Cancel</button>
    </form>
  </body>
</html>`);
