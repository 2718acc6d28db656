import { groupBy } from "../../scripts/pipeline/values/group-by.ts";
import type { DocumentPage } from "./documents.ts";
import { html, Html } from "./html.ts";
import { renderPage, rootOf } from "./layout.ts";

const SCRIPTS = ["search-box.js"];

/** A page of the documentation, with the search, the list of all pages, and the next and previous page. */
export function renderDocument(document: DocumentPage, all: readonly DocumentPage[]): string {
  const root = rootOf(document.path);
  const index = all.indexOf(document);
  const [previous, next] = [all[index - 1], all[index + 1]];
  const markdown = document.path.split("/").at(-1)?.replace(/html$/, "md") ?? "";
  const body = html` <div class="docs">
    <aside>${renderSearch(root)}${renderList(all, root, document)}</aside>
    <article>
      ${new Html(document.html)}
      <p class="muted"><a href="${markdown}">This page as Markdown</a></p>
      <nav class="next" aria-label="Next and previous page">
        ${previous ? html`<a href="${root}${previous.path}">← ${previous.title}</a>` : html`<span></span>`}
        ${next && html`<a href="${root}${next.path}">${next.title} →</a>`}
      </nav>
    </article>
  </div>`;
  return renderPage({
    title: `${document.title} · video-tasks`,
    path: document.path,
    section: "Docs",
    isWide: true,
    body,
    scripts: SCRIPTS,
  });
}

/** The first page of the documentation: all pages by group. */
export function renderDocumentList(all: readonly DocumentPage[]): string {
  const body = html`<h1>Documentation</h1>
    ${renderSearch("")}${renderGroups(all, "")}
    <p class="muted"><a href="llms.txt">llms.txt</a> lists all pages as Markdown.</p>`;
  return renderPage({
    title: "Documentation · video-tasks",
    path: "docs.html",
    section: "Docs",
    body,
    scripts: SCRIPTS,
  });
}

/** The script fills it, because a search needs one. */
function renderSearch(root: string): Html {
  return html`<div class="search" data-root="${root}" role="search" hidden>
    <label>Search <input type="search" autocomplete="off" /></label>
    <p class="muted" role="status" hidden></p>
    <ul hidden></ul>
  </div>`;
}

function renderList(all: readonly DocumentPage[], root: string, current: DocumentPage): Html {
  return html`<nav aria-label="Documentation">
    <details>
      <summary>All pages</summary>
      ${renderGroups(all, root, current)}
    </details>
  </nav>`;
}

function renderGroups(all: readonly DocumentPage[], root: string, current?: DocumentPage): Html {
  const groups = [...groupBy(all, ({ group }) => group)].map(([group, pages]) => {
    const items = pages.map((page) => {
      const isCurrent = page === current ? html`aria-current="page"` : undefined;
      return html`<li><a href="${root}${page.path}" ${isCurrent}>${page.title}</a></li>`;
    });
    return html`<h2>${group}</h2>
      <ul>
        ${items}
      </ul>`;
  });
  return html`${groups}`;
}

/** A file of the repository that the documentation names. */
export function renderSource(file: string, path: string, text: string): string {
  const body = html`<h1 class="source-title"><code>${file}</code></h1>
    <pre class="source" tabindex="0">${text}</pre>`;
  return renderPage({ title: `${file} · video-tasks`, path, isWide: true, body });
}

/** The list of all pages for language models. */
export function renderLlmsText(all: readonly DocumentPage[], summary: string): string {
  const groups = [...groupBy(all, ({ group }) => group)].map(([group, pages]) => {
    const items = pages.map(({ title, source }) => `- [${title}](${source.path})`);
    return `## ${group}\n\n${items.join("\n")}\n`;
  });
  return `# video-tasks\n\n> ${summary}\n\n${groups.join("\n")}`;
}

export interface SearchEntry {
  page: string;
  heading: string;
  url: string;
  text: string;
}

/** The script that registers the index of the search. */
export function renderSearchIndex(all: readonly DocumentPage[]): string {
  const entries = all.flatMap(({ title, path, sections }) =>
    sections.map(({ heading, id, text }): SearchEntry => {
      return { page: title, heading, url: `${path}#${id}`, text: text.toLowerCase() };
    }),
  );
  return `globalThis.searchIndex = ${JSON.stringify(entries)};\n`;
}
