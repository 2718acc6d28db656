import type { ChangeRow } from "./change-rows.ts";
import { renderSides } from "./changes-page.ts";
import type { DocumentPage } from "./documents.ts";
import { html, Html } from "./html.ts";
import { renderPage } from "./layout.ts";

export interface Figures {
  apis: number;
  pages: number;
  repairs: number;
  facts: number;
}

/** The front page: a real repair, the figures of the repository, and the README. */
export function renderFrontPage(
  readme: DocumentPage,
  example: ChangeRow,
  figures: Figures,
): string {
  const body = html` <h1>From documentation pages to types that are true</h1>
    <p class="lead">
      Vendors publish their APIs as pages with faults. This pipeline repairs each fault at its line,
      and makes an OpenAPI file, TypeScript types, and a small client that waits for video tasks.
    </p>
    <p class="actions">
      <a class="primary" href="playground.html">Open the playground</a>
      <a href="changes.html">See all changes</a>
    </p>
    <h2>A real page</h2>
    <p class="muted">${example.place}, rule <code>${example.rule}</code></p>
    ${renderSides(example.kind, example.before ?? [], example.after ?? [])}
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
