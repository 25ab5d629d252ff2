import { html } from "hono/html";
import type { OpenApi, Operation } from "./openapi";

/** The reference, readable without a script. Its one style sheet is a route of its own: the CSP allows no other. */
export function referencePage({ paths }: OpenApi) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const tags = [...new Set(operations.flatMap(({ operation }) => operation.tags))];
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>AvaFirst API</title>
    <link rel="stylesheet" href="/api/v1/docs.css" />
  </head>
  <body>
    <header>
      <h1>AvaFirst API</h1>
      <p>
        JSON over HTTPS under <code>/api/v1</code>. Browsers send the session cookie; programs send
        <code>Authorization: Bearer</code> with the access token that <code>POST /auth/login</code> answers. Errors carry
        <code>error.code</code> from a closed list and, for bad input, the fields at fault. The same, for machines:
        <a href="/api/v1/openapi.json">openapi.json</a>.
      </p>
      <nav>${tags.map((tag) => html`<a href="#${tag}">${tag}</a> `)}</nav>
    </header>
    <main>
      ${tags.map(
        (tag) => html`<section id="${tag}">
          <h2>${tag}</h2>
          ${operations
            .filter(({ operation }) => operation.tags.includes(tag))
            .map(({ path, method, operation }) => operationView(path, method, operation))}
        </section>`,
      )}
    </main>
  </body>
</html>`;
}

const access = ({ security }: Operation) =>
  security?.length ? security.flatMap((scheme) => Object.keys(scheme)).join(" or ") : "public";

const operationView = (path: string, method: string, operation: Operation) => html`
  <article id="${operation.operationId}">
    <h3><span class="method ${method}">${method.toUpperCase()}</span> <code>${path}</code></h3>
    <p>${operation.summary}. <small>${access(operation)}</small></p>
    ${
      operation.parameters?.length
        ? html`<p>
            Parameters:
            ${operation.parameters.map(({ name, in: where, required }) => html`<code>${name}</code> (${where}${required ? "" : ", optional"}) `)}
          </p>`
        : ""
    }
    ${operation.requestBody ? schemaView("Body", operation.requestBody) : ""}
    ${Object.entries(operation.responses)
      .filter(([status]) => status.startsWith("2"))
      .map(([status, response]) => schemaView(`Answer ${status}`, response))}
    <p><small>May also answer ${Object.keys(operation.responses)
      .filter((status) => status.startsWith("4"))
      .join(", ")}.</small></p>
  </article>
`;

const schemaView = (title: string, value: unknown) => html`<details>
  <summary>${title}</summary>
  <pre tabindex="0">${JSON.stringify(value, null, 2)}</pre>
</details>`;

export const REFERENCE_CSS = `
:root { color-scheme: light dark; font: 15px/1.5 Inter, ui-sans-serif, system-ui, sans-serif; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 28px; line-height: 1.2; } h2 { font-size: 20px; margin-top: 3rem; text-transform: capitalize; }
h3 { font-size: 15px; margin: 1.5rem 0 .25rem; overflow-wrap: anywhere; }
nav a { display: inline-block; padding: .25rem .75rem .25rem 0; }
article { border-top: 1px solid color-mix(in oklch, currentColor 15%, transparent); padding-bottom: .5rem; }
.method { display: inline-block; min-width: 4.5rem; font-weight: 600; }
code, pre { font-family: ui-monospace, monospace; font-size: 13px; }
pre { overflow-x: auto; padding: .75rem; border-radius: 6px; background: color-mix(in oklch, currentColor 6%, transparent); }
summary { cursor: pointer; padding: .35rem 0; } small { opacity: .8; }
`;
