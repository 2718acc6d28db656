import { countOf } from "../../scripts/pipeline/report/count-of.ts";
import { html } from "./html.ts";
import { renderPage } from "./layout.ts";

interface ApiFigures {
  api: string;
  operations: number;
  schemas: number;
  rows: readonly unknown[];
}

/** The list of the references: the client, and each API. */
export function renderReferencePage(apis: readonly ApiFigures[]): string {
  const items = apis.map(
    ({ api, operations, schemas, rows }) =>
      html`<li>
        <a href="reference/${api}.html">${api}</a>: ${countOf(operations, "operation")},
        ${countOf(schemas, "schema")} (<a href="changes-${api}.html"
          >${countOf(rows.length, "change")}</a
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
    <p>Operations, parameters, and schemas after the repairs, from the generated OpenAPI files.</p>
    <ul>
      ${items}
    </ul>`;
  const title = "Reference · video-tasks";
  return renderPage({ title, path: "reference.html", section: "Reference", body });
}
