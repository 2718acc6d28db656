import { html } from "./html.ts";
import { renderPage } from "./layout.ts";

/** The list of the references: the client, and each API. */
export function renderReferencePage(apis: readonly string[]): string {
  const items = apis.map(
    (api) =>
      html`<li>
        <a href="reference/${api}.html">${api}</a>, from the generated OpenAPI file (<a
          href="changes-${api}.html"
          >changes</a
        >)
      </li>`,
  );
  const body = html`<h1>Reference</h1>
    <h2>Client</h2>
    <p>
      <a href="reference/client/index.html">video-tasks</a>: every function, option, and type of the
      package, by entry point.
    </p>
    <h2>APIs</h2>
    <p>Operations, parameters, and schemas after the repairs.</p>
    <ul>
      ${items}
    </ul>`;
  const title = "Reference · video-tasks";
  return renderPage({ title, path: "reference.html", section: "Reference", body });
}
