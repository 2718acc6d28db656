import type { ChangeRow } from "./change-rows.ts";
import { renderSides } from "./changes-page.ts";
import type { DocumentPage } from "./documents.ts";
import { html, Html } from "./html.ts";
import { renderPage } from "./layout.ts";

/** A repair and the line of the types that comes out. */
export interface FrontExample {
  row: ChangeRow;
  type: string;
}

export interface Figures {
  apis: number;
  pages: number;
  repairs: number;
  facts: number;
}

/** The front page: a real repair, the figures of the repository, and the README. */
export function renderFrontPage(
  readme: DocumentPage,
  { row, type }: FrontExample,
  figures: Figures,
): string {
  const body = html` <h1>From documentation pages to types that are true</h1>
    <p class="lead">
      Vendors publish their APIs as documentation pages, and the pages have mistakes. This project
      repairs each mistake at its line. You get an OpenAPI file, TypeScript types, and a small
      client that waits for video tasks.
    </p>
    <h2 class="first">A mistake on a real page</h2>
    <p>
      The page of ${row.api} says that the status is an object. The API sends a string, so code that
      trusts the page never sees the end of a task.
    </p>
    ${renderSides(row.kind, row.before ?? [], row.after ?? [])}
    <p class="muted">${row.place}, rule <code>${row.rule}</code></p>
    <p>The type that comes out:</p>
    <pre class="wraps"><code>${type}</code></pre>
    <p class="actions">
      <a class="primary" href="playground.html">Try it in the playground</a>
      <a href="changes.html">See all changes</a> <a href="docs.html">Read the documentation</a>
    </p>
    <ul class="figures">
      ${renderFigure(figures.apis, "APIs")} ${renderFigure(figures.pages, "pages")}
      ${renderFigure(figures.repairs, "repairs")}
      ${renderFigure(figures.facts, "facts with a source")}
    </ul>
    <section>${new Html(readme.html.replace("<h1", "<h2").replace("</h1>", "</h2>"))}</section>`;
  return renderPage({ title: "video-tasks", path: "index.html", body });
}

function renderFigure(count: number, label: string): Html {
  return html`<li><b>${count}</b> ${label}</li>`;
}
